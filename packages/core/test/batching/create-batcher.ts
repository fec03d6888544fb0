import type { RunEvent, Tensors } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { type BatcherOptions, createBatcher } from '../../src/batching/create-batcher.ts'
import { mergeRule } from '../../src/batching/merge-rule.ts'
import { inputs, outputs, sums } from '../fixtures/sums.ts'
import { addRows } from '../fixtures/sums-engine.ts'
import { turns } from '../fixtures/turns.ts'

// Deadlines alone keep no process alive; the runs that these tests hold back would.
const alive = setInterval(() => {}, 1000)
t.teardown(() => clearInterval(alive))

const merge = mergeRule({ ...sums, inputs: [{ ...sums.inputs[0], shape: [-1, -1] }] })
const rowsOf = (x: Tensors) => x['X']?.dims[0] as number

/** A batcher over the sums, whose runs last until `finish` if they are `held`. */
function setUp(options: BatcherOptions & { held?: boolean } = {}) {
  const runs: Tensors[] = []
  const held: (() => void)[] = []
  const batcher = createBatcher(
    async (x) => {
      runs.push(x)
      if (options.held) await new Promise<void>((resolve) => held.push(resolve))
      return addRows(x)
    },
    { merge, ...options },
  )
  return { batcher, runs, finish: () => held.splice(0).forEach((resolve) => void resolve()) }
}

t.test('requests of one turn share a run', async (t) => {
  const { batcher, runs } = setUp()
  const answers = [
    [1, 2, 3],
    [4, 5, 6],
    [0, 0, -1],
  ].map((row) => batcher.run(inputs(row)))
  t.same(await Promise.all(answers), [outputs(6), outputs(15), outputs(-1)])
  t.same(runs.map(rowsOf), [3])
})

t.test('a lone request runs within the turn', async (t) => {
  const { batcher, runs } = setUp({ held: true })
  void batcher.run(inputs([1, 2, 3]))
  await turns(1)
  t.same(runs.map(rowsOf), [1])
})

t.test('where requests come one by one, the next runs at once', async (t) => {
  const { batcher, runs } = setUp()
  for (let count = 0; count < 8; count++) {
    const lone = batcher.run(inputs([count, 0, 0]))
    t.equal(runs.length, count, 'not yet')
    await lone
  }
  await turns(1)
  const lone = batcher.run(inputs([1, 0, 0]))
  t.equal(runs.length, 9)
  await lone
  await turns(1)
  for (let pair = 0; pair < 3; pair++) {
    const answers = [batcher.run(inputs([1, 0, 0])), batcher.run(inputs([2, 0, 0]))]
    t.same(await Promise.all(answers), [outputs(1), outputs(2)])
    await turns(1)
  }
  t.same(runs.slice(9).map(rowsOf), [1, 1, 2, 2], 'from the second pair on they are joined')
})

t.test('requests that come during a run share the next', async (t) => {
  const { batcher, runs, finish } = setUp({ held: true })
  const first = batcher.run(inputs([1, 2, 3]))
  await turns(1)
  const later = []
  for (let count = 0; count < 3; count++) {
    later.push(batcher.run(inputs([count, 0, 0])))
    await turns(1)
  }
  t.same(batcher.queue(), { requests: 3, rows: 3 })
  finish()
  t.same(await first, outputs(6))
  await turns(2)
  t.same(batcher.queue(), { requests: 0, rows: 0 })
  finish()
  t.same(await Promise.all(later), [outputs(0), outputs(1), outputs(2)])
  t.same(runs.map(rowsOf), [1, 3])
})

t.test('the event loop turns between runs', async (t) => {
  const { batcher, runs } = setUp({ limits: { maxRows: 1 } })
  const all = Promise.all([1, 2, 3].map((x) => batcher.run(inputs([x, 0, 0]))))
  const seen: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    await turns(1)
    seen.push(runs.length)
  }
  await all
  t.same(seen, [1, 2, 3])
})

t.test('a full queue refuses, but takes one request of any size when it is empty', async (t) => {
  const { batcher, finish } = setUp({ held: true, limits: { maxQueuedRows: 3 } })
  const running = batcher.run(inputs([1, 2, 3]))
  await turns(1)
  const large = batcher.run(inputs(...Array.from({ length: 5 }, () => [1, 0, 0])))
  await t.rejects(batcher.run(inputs([1, 2, 3])), {
    code: 'OVERLOADED',
    message: '5 rows wait already and at most 3 may; try again later',
    retryAfter: 1,
  })
  finish()
  t.same(await running, outputs(6))
  await turns(2)
  finish()
  t.same(await large, outputs(1, 1, 1, 1, 1))
})

t.test('a queue full of bytes refuses too', async (t) => {
  const { batcher, finish } = setUp({ held: true, limits: { maxQueuedBytes: 30 } })
  const running = batcher.run(inputs([1, 2, 3]))
  await turns(1)
  const waiting = [batcher.run(inputs([1, 2, 3])), batcher.run(inputs([1, 2, 3]))]
  await t.rejects(batcher.run(inputs([1, 2, 3])), {
    code: 'OVERLOADED',
    message: '24 bytes wait already and at most 30 may; try again later',
  })
  finish()
  await running
  await turns(2)
  finish()
  await Promise.all(waiting)
})

t.test('requests wait in the queue until runs are prepared', async (t) => {
  let ready = () => {}
  let prepared: Promise<void> | undefined = new Promise((resolve) => {
    ready = resolve
  })
  const { batcher, runs } = setUp({ prepare: () => prepared, limits: { maxQueuedRows: 2 } })
  const controller = new AbortController()
  const first = batcher.run(inputs([1, 2, 3]))
  const second = batcher.run(inputs([4, 5, 6]), controller.signal)
  await turns(2)
  t.same(batcher.queue(), { requests: 2, rows: 2 })
  await t.rejects(batcher.run(inputs([7, 8, 9])), { code: 'OVERLOADED' })
  controller.abort()
  await t.rejects(second, { code: 'ABORTED' })
  prepared = undefined
  ready()
  t.same(await first, outputs(6))
  t.same(runs.map(rowsOf), [1])
})

t.test('a deadline passes while runs are prepared', async (t) => {
  const { batcher } = setUp({ prepare: () => new Promise(() => {}), limits: { maxWaitMs: 5 } })
  await t.rejects(batcher.run(inputs([1, 2, 3])), { code: 'DEADLINE_EXCEEDED' })
})

t.test('what cannot be prepared fails all that wait, and the next is tried anew', async (t) => {
  let broken = true
  const { batcher } = setUp({
    prepare: () => (broken ? Promise.reject(new Error('no model')) : undefined),
  })
  const both = [batcher.run(inputs([1, 2, 3])), batcher.run(inputs([4, 5, 6]))]
  for (const each of both) await t.rejects(each, { message: 'no model' })
  broken = false
  t.same(await batcher.run(inputs([1, 2, 3])), outputs(6))
  await batcher.drain()
})

t.test('a request of many rows is run in parts, unless joining is off', async (t) => {
  const { batcher, runs } = setUp({ limits: { maxRows: 2 } })
  const x = inputs([1, 0, 0], [2, 0, 0], [3, 0, 0])
  t.same(await batcher.run(x), outputs(1, 2, 3))
  batcher.stopJoining('rows are mixed')
  t.same(await batcher.run(x), outputs(1, 2, 3))
  t.same(runs.map(rowsOf), [2, 1, 3])
})

t.test('a deadline passes while a run lasts; the request is never run', async (t) => {
  const { batcher, runs, finish } = setUp({ held: true, limits: { maxWaitMs: 100 } })
  const running = batcher.run(inputs([1, 2, 3]))
  await turns(1)
  await t.rejects(batcher.run(inputs([4, 5, 6])), { code: 'DEADLINE_EXCEEDED' })
  t.same(batcher.queue(), { requests: 0, rows: 0 })
  finish()
  t.same(await running, outputs(6))
  await batcher.drain()
  t.same(runs.map(rowsOf), [1])
})

t.test('an abort answers at once: before, in the queue and during the run', async (t) => {
  const { batcher, runs, finish } = setUp({ held: true })
  await t.rejects(batcher.run(inputs([1, 2, 3]), AbortSignal.abort()), { code: 'ABORTED' })
  const [first, second] = [new AbortController(), new AbortController()]
  const running = batcher.run(inputs([1, 2, 3]), first.signal)
  // Long enough to be seen to last.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const waiting = batcher.run(inputs([4, 5, 6]), second.signal)
  second.abort()
  await t.rejects(waiting, { code: 'ABORTED' })
  first.abort()
  await t.rejects(running, { code: 'ABORTED' })
  finish()
  await batcher.drain()
  t.same(runs.map(rowsOf), [1])
})

t.test('a caller’s timeout is a deadline', async (t) => {
  const { batcher, finish } = setUp({ held: true })
  await t.rejects(batcher.run(inputs([1, 2, 3]), AbortSignal.timeout(5)), { code: 'DEADLINE_EXCEEDED' })
  finish()
  await batcher.drain()
})

t.test('drains what was accepted', async (t) => {
  const { batcher } = setUp({ limits: { maxRows: 1 } })
  await batcher.drain()
  let answered = 0
  for (let count = 0; count < 5; count++) void batcher.run(inputs([1, 2, 3])).then(() => answered++)
  await Promise.all([batcher.drain(), batcher.drain()])
  t.equal(answered, 5)
})

t.test('joins no more once rows were mixed', async (t) => {
  const reasons: string[] = []
  const batcher = createBatcher(async (x) => (rowsOf(x) > 1 ? outputs(0) : addRows(x)), {
    merge,
    onJoiningOff: (reason) => reasons.push(reason),
  })
  const runs: RunEvent[] = []
  const ask = () => Promise.all([1, 2].map((x) => batcher.run(inputs([x, 0, 0]))))
  t.same(await ask(), [outputs(1), outputs(2)])
  t.same(await ask(), [outputs(1), outputs(2)])
  batcher.stopJoining('again')
  t.same(reasons, ['a joined run of 2 rows answered 1 rows'])
  t.same(runs, [])
})

t.test('without a rule each request runs alone', async (t) => {
  const { batcher, runs } = setUp({ merge: undefined })
  await Promise.all([1, 2].map((x) => batcher.run(inputs([x, 0, 0]))))
  t.same(runs.map(rowsOf), [1, 1])
})

/** What a request of the property test does. `bad` rows make their run fail; `at` is the turn in which it comes. */
const request = fc.record({
  rows: fc.integer({ min: 0, max: 5 }),
  width: fc.integer({ min: 1, max: 2 }),
  bad: fc.integer({ min: 0, max: 5 }).map((x) => x === 0),
  abortAfter: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
  at: fc.integer({ min: 0, max: 12 }),
})

t.test('under any schedule: own answers, isolation, order, bounds, nothing lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 8 }),
      async (requests, runTurns, maxRows) => {
        let running = 0
        let runCount = 0
        const started: number[] = []
        // Noted, not thrown: an error in a joined run is what the batcher makes up for.
        const broken: string[] = []
        const batcher = createBatcher(
          async (x) => {
            if (++running > 1) broken.push('two runs at once')
            const { data } = x['X'] as Extract<Tensors[string], { type: 'float32' }>
            const rows = rowsOf(x)
            const width = x['X']?.dims[1] as number
            const ids = Array.from({ length: rows }, (_, row) => data[row * width] as number)
            started.push(...new Set(ids))
            await turns(runTurns[runCount++ % runTurns.length] as number)
            running--
            if (rows > maxRows && maxRows > 1) broken.push(`${rows} rows joined`)
            if (ids.some((id) => requests[id]?.bad)) throw new Error('bad')
            return addRows(x)
          },
          { merge, limits: { maxRows }, onJoiningOff: (reason) => broken.push(reason) },
        )
        const order = requests
          .map((_, id) => id)
          .sort((a, b) => (requests[a]?.at ?? 0) - (requests[b]?.at ?? 0))
        let turn = 0
        const answers = new Map<number, Promise<unknown>>()
        for (const id of order) {
          const { rows, width, abortAfter, at } = requests[id] as (typeof requests)[number]
          for (; turn < at; turn++) await turns(1)
          const controller = new AbortController()
          if (abortAfter !== null) void turns(abortAfter).then(() => controller.abort())
          const tensors: Tensors = {
            X: { type: 'float32', dims: [rows, width], data: new Float32Array(rows * width).fill(id) },
          }
          const answer = batcher.run(tensors, abortAfter === null ? undefined : controller.signal)
          answers.set(
            id,
            answer.then(
              (found) => ({
                rows: found['total']?.dims[0],
                data: [...((found['total'] as Tensors[string]).data as Float32Array)],
              }),
              (error) => error.code ?? error.message,
            ),
          )
        }
        await batcher.drain()
        for (const [id, promise] of answers) {
          const { rows, width, bad, abortAfter } = requests[id] as (typeof requests)[number]
          const found = await promise
          const wanted = bad && rows > 0 ? 'bad' : { rows, data: Array(rows).fill(id * width) }
          if (abortAfter !== null && found === 'ABORTED') continue
          if (JSON.stringify(found) !== JSON.stringify(wanted)) {
            throw new Error(`request ${id}: ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`)
          }
        }
        if (broken.length > 0) throw new Error(broken.join('; '))
        if (JSON.stringify(batcher.queue()) !== '{"requests":0,"rows":0}')
          throw new Error('something is left')
        // First come, first served, among requests of one shape; a retry alone is a second start.
        for (const width of [1, 2]) {
          const firsts = [...new Set(started)].filter((id) => requests[id]?.width === width)
          const byArrival = order.filter((id) => firsts.includes(id))
          if (String(firsts) !== String(byArrival)) throw new Error(`order ${firsts}, expected ${byArrival}`)
        }
      },
    ),
    { numRuns: 150 },
  )
})
