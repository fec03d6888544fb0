import type { RunEvent, Tensors } from '@inferry/core'
import t from 'tap'
import { type Run, runBatch } from '../../src/batching/run-batch.ts'
import type { WaitingRequest } from '../../src/batching/waiting-request.ts'
import { inputs, outputs } from '../fixtures/sums.ts'
import { addRows } from '../fixtures/sums-engine.ts'

function setUp(
  run: Run,
  { maxRows = 100, prepare }: { maxRows?: number; prepare?: () => Promise<void> } = {},
) {
  const answers: unknown[] = []
  const runs: number[] = []
  const events: RunEvent[] = []
  const reasons: string[] = []
  const request = (...rows: number[][]): WaitingRequest => ({
    inputs: inputs(...rows),
    rows: rows.length,
    bytes: 12 * rows.length,
    since: performance.now(),
    signal: undefined,
    resolve: (answer) => answers.push(answer),
    reject: (error) => answers.push((error as Error).message),
    settled: false,
    queued: false,
    unlisten: undefined,
  })
  const runner = {
    run: async (tensors: Tensors) => {
      runs.push(tensors['X']?.dims[0] ?? 0)
      return run(tensors)
    },
    prepare: () => prepare?.(),
    maxRows: () => maxRows,
    onRun: (event: RunEvent) => events.push(event),
    onRowsMixed: (reason: string) => reasons.push(reason),
  }
  return {
    answers,
    runs,
    events,
    reasons,
    request,
    run: (batch: WaitingRequest[]) => runBatch(batch, runner),
  }
}

const badRow = (tensors: Tensors) => {
  const { data } = tensors['X'] as Extract<Tensors[string], { type: 'float32' }>
  if (data.includes(13)) throw new Error('unlucky')
}

t.test('joins, and gives each its rows', async (t) => {
  const { request, run, answers, runs, events } = setUp(async (x) => addRows(x))
  await run([request([1, 2, 3]), request([4, 5, 6], [-1, 0, 0]), request([0, 0, 7])])
  t.same(answers, [outputs(6), outputs(15, -1), outputs(7)])
  t.same(runs, [4])
  t.match(events, [{ requests: 3, rows: 4, waitMs: Number, runMs: Number }])
  t.notOk(events[0] && 'error' in events[0])
})

t.test('runs one as it is', async (t) => {
  const { request, run, answers, runs, events } = setUp(async (x) => addRows(x))
  await run([])
  await run([request([1, 2, 3])])
  t.same([answers, runs], [[outputs(6)], [1]])
  t.match(events, [{ requests: 1, rows: 1 }])
})

t.test('a run that cannot be parted gets its signal', async (t) => {
  const signals: unknown[] = []
  const { signal } = new AbortController()
  for (const maxRows of [Number.POSITIVE_INFINITY, 100]) {
    const { request } = setUp(async (x) => addRows(x))
    const runner = {
      run: async (x: Tensors, given?: AbortSignal) => {
        signals.push(given)
        return addRows(x)
      },
      prepare: () => undefined,
      onRun: () => {},
      onRowsMixed: () => {},
      maxRows: () => maxRows,
    }
    await runBatch([{ ...request([1, 2, 3]), signal }], runner)
  }
  t.same(signals, [signal, undefined])
})

t.test('tells of a failed run', async (t) => {
  const { request, run, answers, events } = setUp(async () => {
    throw new Error('no')
  })
  await run([request([1, 2, 3])])
  t.same(answers, ['no'])
  t.match(events, [{ requests: 1, rows: 1, error: { code: 'INTERNAL', message: 'no' } }])
})

t.test('a bad request does not fail its neighbours', async (t) => {
  const { request, run, answers, runs, events } = setUp(async (x) => {
    badRow(x)
    return addRows(x)
  })
  await run([request([1, 2, 3]), request([13, 0, 0]), request([0, 0, 7])])
  t.same(answers, [outputs(6), 'unlucky', outputs(7)])
  t.same(runs, [3, 1, 1, 1])
  t.match(
    events.map(({ requests, error }) => [requests, error?.message]),
    [
      [3, 'unlucky'],
      [1, undefined],
      [1, 'unlucky'],
      [1, undefined],
    ],
  )
})

t.test('each that is run alone is prepared for', async (t) => {
  let prepared = 0
  const prepare = async () => {
    if (++prepared === 2) throw new Error('cannot be loaded')
  }
  const { request, run, answers, runs } = setUp(
    async (x) => {
      badRow(x)
      return addRows(x)
    },
    { prepare },
  )
  await run([request([13, 0, 0]), request([1, 2, 3]), request([0, 0, 7])])
  t.same(answers, ['unlucky', 'cannot be loaded', outputs(7)])
  t.same(runs, [3, 1, 1])
})

t.test('a request of more rows than a run may have is run in parts', async (t) => {
  const { request, run, answers, runs, events } = setUp(async (x) => addRows(x), { maxRows: 2 })
  await run([request([1, 0, 0], [2, 0, 0], [3, 0, 0], [4, 0, 0], [5, 0, 0])])
  t.same(answers, [outputs(1, 2, 3, 4, 5)])
  t.same(runs, [2, 2, 1])
  t.match(events, [{ requests: 1, rows: 5 }])
})

t.test('requests that cannot be joined run alone', async (t) => {
  const { request, run, answers, runs } = setUp(async (x) => addRows(x))
  await run([request([1, 2, 3]), request([1, 2])])
  t.same(
    [answers, runs],
    [
      [outputs(6), outputs(3)],
      [1, 1],
    ],
  )
})

t.test('an answer of other rows is not split', async (t) => {
  const { request, run, answers, runs, reasons } = setUp(async (x) => {
    const rows = x['X']?.dims[0] as number
    return rows > 1 ? outputs(1) : addRows(x)
  })
  await run([request([1, 2, 3]), request([4, 5, 6])])
  t.same(answers, [outputs(6), outputs(15)])
  t.same(runs, [2, 1, 1])
  t.same(reasons, ['a joined run of 2 rows answered 1 rows'])
})

t.test('outputs that differ in rows are not split', async (t) => {
  const { request, run, answers, reasons } = setUp(async (x) => {
    const answer = addRows(x)
    return x['X']?.dims[0] === 1 ? answer : { ...answer, sign: outputs(1)['sign'] as Tensors[string] }
  })
  await run([request([1, 2, 3]), request([4, 5, 6])])
  t.same(answers, [outputs(6), outputs(15)])
  t.same(reasons, ['a joined run of 2 rows answered different numbers of rows'])
})

t.test('what was answered meanwhile is not run again', async (t) => {
  const { request, run, answers, runs } = setUp(async (x) => {
    badRow(x)
    return addRows(x)
  })
  const gone = request([1, 2, 3])
  const bad = request([13, 0, 0])
  const running = run([gone, bad])
  gone.settled = true
  await running
  t.same([answers, runs], [['unlucky'], [2, 1]])
})
