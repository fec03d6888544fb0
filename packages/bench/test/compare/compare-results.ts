import t from 'tap'
import { compareResults } from '../../src/compare/compare-results.ts'
import type { BenchResult, SubjectResult } from '../../src/result/bench-result.ts'
import { deployedSubjects, loadOf, resultOf, workerOf } from '../fixtures/results.ts'

const before = resultOf({ coldMs: [10, 11, 12, 11, 10], latencyMs: [2, 2.1, 1.9, 2, 2.1] })

t.test('the same is neither better nor worse', async (t) => {
  const { figures, notes, hindrances, worse } = compareResults(before, before, 0)
  t.equal(figures.length, 6)
  t.ok(figures.every((figure) => !figure.worse && !figure.better && figure.ratio === 1))
  t.same([notes, hindrances], [[], []])
  t.notOk(worse)
})

t.test('what is slower beyond the allowance is worse, and the other way round better', async (t) => {
  const after = resultOf({ coldMs: [10, 11, 12, 11, 10], latencyMs: [4, 4.1, 4.2, 4, 4.1] })
  const slower = compareResults(before, after, 0.05)
  t.same(
    slower.figures.map(({ figure, worse }) => [figure, worse]),
    [
      ['cold start', false],
      ['answers/s, closed loop', true],
      ['CPU/request, closed loop', true],
      ['memory, closed loop', false],
      ['p50, open loop', true],
      ['p99, open loop', true],
    ],
  )
  t.ok(slower.worse)
  const faster = compareResults(after, before, 0.05)
  t.same(faster.figures.filter(({ better }) => better).length, 4)
  t.notOk(faster.worse)
  t.notOk(compareResults(before, after, 1.5).worse, 'within what is allowed')
})

t.test('what cannot be told apart is not worse', async (t) => {
  const noisy = resultOf({ coldMs: [8, 30, 9, 14, 10], latencyMs: [1.5, 2.8, 2.2, 2, 2.1] })
  t.notOk(compareResults(before, noisy, 0).worse)
})

t.test('requests that fail are worse whatever they take', async (t) => {
  const failing = loadOf(2, { errors: { 'status 503': 4 } })
  const well = loadOf(2)
  const after: BenchResult = {
    ...before,
    subjects: before.subjects.map((one) => ({ ...one, closed: [failing, well, well, well, well] })),
  }
  const { worse, notes } = compareResults(before, after, 1)
  t.ok(worse)
  t.same(notes, ['local, trees: 4 requests failed, before none'])
  t.notOk(compareResults(after, after, 1).worse)
  const few = {
    ...before,
    subjects: before.subjects.map((one) => ({ ...one, closed: Array(5).fill(failing) })),
  }
  const more = compareResults(after, few, 1)
  t.notOk(more.worse, 'not one in a hundred more')
  t.same(more.notes, ['local, trees: 20 of 2520 requests of the closed loop failed, before 4 of 2504'])
})

t.test('of fewer than five processes there is no verdict, however far they are apart', async (t) => {
  const coldMs = [10, 11, 12, 11, 10]
  const some = (count: number, ms: number) => resultOf({ coldMs, latencyMs: Array(count).fill(ms) })
  for (const [first, second] of [
    [1, 1],
    [4, 5],
    [5, 4],
  ] as const) {
    const { figures, notes, hindrances, worse } = compareResults(some(first, 2), some(second, 8), 0.05)
    t.notOk(worse, `${first} and ${second}`)
    const [cold, ...loads] = figures
    t.ok(cold?.low, 'there are enough cold starts')
    t.equal(loads.length, 5)
    for (const load of loads)
      t.same([load.low, load.high, load.worse, load.better], [undefined, undefined, false, false])
    t.equal(loads.at(-1)?.ratio, 4)
    t.same(notes, [
      '5 of 6 figures cannot be judged, of too few processes: 5 are needed in each result; measure both with --rounds 5, or more --cold-starts',
    ])
    t.same(hindrances, [])
  }
  t.ok(compareResults(some(5, 2), some(5, 8), 0.05).worse)
})

t.test('without any verdict nothing was compared', async (t) => {
  const few = resultOf({ coldMs: [1], latencyMs: [] })
  t.same(compareResults(few, few, 0).hindrances, ['no figure can be judged'])
  const none = resultOf({ coldMs: [], latencyMs: [] })
  t.same(compareResults(none, none, 0).hindrances, ['they have no figure in common'])
})

t.test('the more figures, the wider each interval, so that all hold together', async (t) => {
  const one = { coldMs: [10, 11, 12, 13, 14, 15, 16], latencyMs: [] }
  const many = [128, 256, 512, 1024, 1769].map((megabytes) => ({
    ...one,
    subject: { target: 'lambda', engine: 'trees', megabytes } as const,
  }))
  const width = (result: BenchResult) => {
    const [{ low = 0, high = 0 } = {}] = compareResults(result, result, 0).figures
    return high - low
  }
  t.ok(width(resultOf(...many)) > width(resultOf(one)))
})

t.test(
  'with too few processes for that, the confidence is less, and how many would do is told',
  async (t) => {
    const seven = (count: number) => {
      const coldMs = Array(count).fill(10)
      const lambda = {
        subject: { target: 'lambda', engine: 'trees', megabytes: 1769 },
        coldMs,
        latencyMs: [],
      } as const
      return resultOf({ coldMs, latencyMs: coldMs }, lambda)
    }
    const few = compareResults(seven(5), seven(5), 0)
    t.equal(few.confidence, 1 - 7 * (2 / 252))
    t.same(few.notes, [
      '7 of 7 figures judged are of too few processes for 95 % confidence together; measure both with --rounds 6, or more --cold-starts',
    ])
    const enough = compareResults(seven(6), seven(6), 0)
    t.equal(enough.confidence, 0.95)
    t.same(enough.notes, [])
  },
)

t.test('latencies at rates that are more than 5 % apart get no verdict', async (t) => {
  const at = (dueRate: number, ms: number) => {
    const [local] = before.subjects as [SubjectResult]
    return { ...before, subjects: [{ ...local, open: Array(5).fill(loadOf(ms, { dueRate })) }] }
  }
  const apart = compareResults(at(100, 2), at(106, 9), 0.05)
  t.notOk(apart.worse)
  t.match(apart.figures.slice(-2), [
    { figure: 'p50, open loop', ratio: 4.5, low: undefined, worse: false },
    { figure: 'p99, open loop', ratio: 4.5, low: undefined, worse: false },
  ])
  t.same(apart.notes, [
    'local, trees: asked 100, then 106 requests/s in the open loop, at which latencies cannot be compared; measure both with one --rate',
  ])
  const close = compareResults(at(100, 2), at(104, 9), 0.05)
  t.ok(close.worse)
  t.same(close.notes, [])
})

t.test('a small function with and without its processor share gets no verdict', async (t) => {
  const at = (cpuShareKept: boolean, ms: number) => {
    const subject = { target: 'lambda', engine: 'trees', megabytes: 128 } as const
    return resultOf({ subject, cpuShareKept, coldMs: Array(5).fill(ms), latencyMs: Array(5).fill(ms) })
  }
  const { figures, notes, hindrances, worse } = compareResults(at(false, 2), at(true, 20), 0.05)
  t.notOk(worse)
  t.ok(figures.every(({ low, worse, better }) => low === undefined && !worse && !better))
  t.match(notes, [/^lambda, trees, 128 MB: only in the second it had the processor share/])
  t.same(hindrances, ['no figure can be judged'])
  t.ok(compareResults(at(true, 2), at(true, 20), 0.05).worse)
})

t.test('without loads, cold starts alone', async (t) => {
  const cold = resultOf({ coldMs: [1, 2, 3, 2, 1], latencyMs: [] })
  t.same(
    compareResults(cold, cold, 0).figures.map(({ figure }) => figure),
    ['cold start'],
  )
})

t.test('of a batch worker the records a second', async (t) => {
  const jobs = (...seconds: readonly number[]) => ({ ...resultOf(), subjects: [workerOf(...seconds)] })
  const { figures, worse } = compareResults(jobs(1, 1.1, 1, 1, 1), jobs(2, 2.1, 2, 2, 2), 0.05)
  t.same(
    figures.map(({ figure, worse }) => [figure, worse]),
    [
      ['cold start', false],
      ['records/s of a job', true],
      ['CPU/record of a job', true],
      ['memory of a job', false],
    ],
  )
  t.ok(worse)
  t.notOk(compareResults(jobs(2, 2.1, 2, 2, 2), jobs(1, 1.1, 1, 1, 1), 0.05).worse)
})

t.test('what is deployed, cold where it was', async (t) => {
  const deployed = { ...before, subjects: deployedSubjects() }
  t.same(
    compareResults(deployed, deployed, 0).figures.map(({ subject, figure }) => `${subject}: ${figure}`),
    [
      'function forest:live: cold start',
      ...['answers/s, closed loop', 'p50, open loop', 'p99, open loop'].map(
        (figure) => `function forest:live: ${figure}`,
      ),
      ...['answers/s, closed loop', 'p50, open loop', 'p99, open loop'].map(
        (figure) => `endpoint models: ${figure}`,
      ),
    ],
  )
})
