import t from 'tap'
import { measureLoads } from '../../src/run/measure-loads.ts'
import { gatheredOf } from '../fixtures/gathered.ts'

const settings = { coldStarts: 0, rounds: 2, seconds: 0.2, connections: 3 }

t.test('the open loop has half of the rate that the closed one of its round reached', async (t) => {
  let [count, slower] = [0, Number.POSITIVE_INFINITY]
  const delayMs = () => (++count > slower ? 40 : 5)
  const one = await gatheredOf(t, { atOnce: 2 }, {}, { delayMs })
  await measureLoads(one, one.measured, settings, undefined)
  slower = count
  await measureLoads(one, one.measured, settings, undefined)
  t.equal(one.cold.length, 2)
  t.same(
    one.closed.map(({ connections }) => connections),
    [2, 2],
    'no more than it works on at once',
  )
  for (const [round, closed] of one.closed.entries())
    t.ok(Math.abs((one.open[round]?.dueRate ?? 0) - closed.answered / closed.seconds / 2) <= 0.5)
  t.ok((one.open[1]?.dueRate ?? 99) <= 25, 'two connections of 40 ms each reach 50/s')
})

t.test('a rate that is given is that of every round', async (t) => {
  const one = await gatheredOf(t, {})
  for (let n = 0; n < 2; n++) await measureLoads(one, one.measured, { ...settings, rate: 30 }, undefined)
  t.same(
    one.open.map(({ dueRate }) => dueRate),
    [30, 30],
  )
})

t.test('a later round that answers nothing well is asked at the rate of the one before', async (t) => {
  let failing = false
  const one = await gatheredOf(t, {}, {}, { delayMs: 20, status: () => (failing ? 503 : 200) })
  await measureLoads(one, one.measured, settings, undefined)
  failing = true
  await measureLoads(one, one.measured, settings, undefined)
  t.equal(one.closed[1]?.answered, 0)
  t.equal(one.open[1]?.dueRate, one.open[0]?.dueRate)
})

t.test('what works on several requests at once is asked over one connection first', async (t) => {
  const behaviour = { delayMs: 20 }
  const subject = { target: 'local', engine: 'trees' } as const
  const one = await gatheredOf(t, {}, { subject }, behaviour)
  await measureLoads(one, one.measured, settings, undefined)
  t.match(one.alone, [{ connections: 1, errors: {} }])
  t.match(one.closed, [{ connections: 3 }])
  // Of 20 ms each, 10 fit in.
  t.ok((one.alone[0]?.answered ?? 99) <= 11)
  for (const subject of [
    { target: 'lambda', engine: 'trees', megabytes: 512 },
    { target: 'function', name: 'forest' },
  ] as const) {
    const fn = await gatheredOf(t, {}, { subject }, behaviour)
    await measureLoads(fn, fn.measured, settings, undefined)
    t.same([fn.alone.length, fn.closed.length], [0, 1], `${subject.target}: its closed loop is that already`)
  }
})

t.test('one that answers nothing well, with what it wrote last, is closed', async (t) => {
  let closed = false
  const close = async () => {
    closed = true
  }
  const one = await gatheredOf(t, { close, log: () => 'one\ntwo\n' }, {}, { status: () => 500 })
  await t.rejects(measureLoads(one, one.measured, settings, undefined), {
    code: 'NOT_READY',
    message:
      /^lambda, trees, 512 MB: none of \d+ requests was answered well \(status 500\); it wrote last: two$/,
  })
  t.ok(closed)
})

t.test('the signal ends the load that is discarded as well', async (t) => {
  const controller = new AbortController()
  let asked = 0
  const status = () => {
    asked++
    return 200
  }
  const one = await gatheredOf(t, {}, {}, { status })
  const { start } = one.measured
  const measured: typeof one.measured = {
    ...one.measured,
    async start() {
      controller.abort(new Error('stopped'))
      return { running: (await start()).running, answerBytes: 6 }
    },
  }
  await t.rejects(measureLoads(one, measured, settings, controller.signal), { message: 'stopped' })
  t.equal(asked, 0)
})
