import type { Tensors } from '@inferry/core'
import t from 'tap'
import { runInParts } from '../../src/batching/run-in-parts.ts'
import { inputs, outputs } from '../fixtures/sums.ts'
import { addRows } from '../fixtures/sums-engine.ts'

function setUp(run: (x: Tensors) => Promise<Tensors>, maxRows = 2) {
  const runs: number[] = []
  const reasons: string[] = []
  const runner = {
    run: (x: Tensors) => {
      runs.push(x['X']?.dims[0] as number)
      return run(x)
    },
    prepare: () => undefined,
    onRun: () => {},
    onRowsMixed: (reason: string) => reasons.push(reason),
    maxRows: () => maxRows,
  }
  const ask = (rows: number, signal?: AbortSignal) => {
    const x = inputs(...Array.from({ length: rows }, (_, row) => [row, 0, 0]))
    const state = { settled: false, queued: false, unlisten: undefined, resolve() {}, reject() {} }
    return runInParts({ inputs: x, rows, bytes: 0, since: 0, signal, ...state }, runner)
  }
  return { ask, runs, reasons }
}

t.test('joins the parts as one answer', async (t) => {
  const { ask, runs } = setUp(async (x) => addRows(x))
  t.same(await ask(5), outputs(0, 1, 2, 3, 4))
  t.same(runs, [2, 2, 1])
})

t.test('the event loop turns between parts', async (t) => {
  const { ask, runs } = setUp(async (x) => addRows(x), 1)
  const seen: number[] = []
  const looking = setInterval(() => {}, 1000)
  const look = () => {
    seen.push(runs.length)
    if (runs.length < 4) setImmediate(look)
  }
  const answer = ask(4)
  look()
  await answer
  clearInterval(looking)
  t.ok(
    seen.every((count, at) => at === 0 || count - (seen[at - 1] as number) <= 1),
    String(seen),
  )
})

t.test('what its caller gave up is not run on', async (t) => {
  const controller = new AbortController()
  const { ask, runs } = setUp(async (x) => {
    controller.abort()
    return addRows(x)
  })
  await t.rejects(ask(5, controller.signal), { code: 'ABORTED' })
  t.same(runs, [2])
})

t.test('an answer of other rows is not joined: the request runs whole', async (t) => {
  const { ask, runs, reasons } = setUp(async (x) =>
    (x['X']?.dims[0] as number) === 2 ? outputs(1) : addRows(x),
  )
  t.same(await ask(3), outputs(0, 1, 2))
  t.same(runs, [2, 3])
  t.same(reasons, ['a run of 2 rows answered 1 rows'])
})

t.test('an error of a part is the error of the request', async (t) => {
  const { ask } = setUp(async () => {
    throw new Error('no')
  })
  await t.rejects(ask(3), { message: 'no' })
})
