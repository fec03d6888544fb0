import t from 'tap'
import { measureLoads } from '../../src/run/measure-loads.ts'
import { gatheredOf } from '../fixtures/gathered.ts'

const settings = { coldStarts: 0, rounds: 2, seconds: 0.2, connections: 3 }

t.test('the open loop has half of the rate that the first closed one reached', async (t) => {
  const one = await gatheredOf(t, { atOnce: 2 }, {}, { delayMs: 10 })
  await measureLoads(one, one.measured, settings, undefined)
  await measureLoads(one, one.measured, settings, undefined)
  t.equal(one.cold.length, 2)
  t.same(
    one.closed.map(({ connections }) => connections),
    [2, 2],
    'no more than it works on at once',
  )
  const [first] = one.closed
  const half = (first?.answered ?? 0) / (first?.seconds ?? 1) / 2
  t.ok(Math.abs((one.rate ?? 0) - half) <= 0.5)
  t.same(
    one.open.map(({ dueRate }) => dueRate),
    [one.rate, one.rate],
  )
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
