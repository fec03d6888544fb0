import t from 'tap'
import { compareResults } from '../../src/compare/compare-results.ts'
import type { BenchResult, SubjectResult } from '../../src/result/bench-result.ts'
import { deployedSubjects, loadOf, resultOf, workerOf } from '../fixtures/results.ts'

const before = resultOf({ coldMs: [10, 11, 12, 11], latencyMs: [2, 2.1, 1.9] })

t.test('the same is neither better nor worse', async (t) => {
  const { figures, notes, worse } = compareResults(before, before, 0)
  t.equal(figures.length, 4)
  t.ok(figures.every((figure) => !figure.worse && !figure.better && figure.ratio === 1))
  t.same(notes, [])
  t.notOk(worse)
})

t.test('what is slower beyond the allowance is worse, and the other way round better', async (t) => {
  const after = resultOf({ coldMs: [10, 11, 12, 11], latencyMs: [4, 4.1, 4.2] })
  const slower = compareResults(before, after, 0.05)
  t.same(
    slower.figures.map(({ figure, worse }) => [figure, worse]),
    [
      ['cold start', false],
      ['answers/s, closed loop', true],
      ['p50, open loop', true],
      ['p99, open loop', true],
    ],
  )
  t.ok(slower.worse)
  const faster = compareResults(after, before, 0.05)
  t.same(faster.figures.filter(({ better }) => better).length, 3)
  t.notOk(faster.worse)
  t.notOk(compareResults(before, after, 1.5).worse, 'within what is allowed')
})

t.test('what cannot be told apart is not worse', async (t) => {
  const noisy = resultOf({ coldMs: [8, 30, 9, 14], latencyMs: [1.5, 2.8, 2.2] })
  t.notOk(compareResults(before, noisy, 0).worse)
})

t.test('requests that fail are worse whatever they take', async (t) => {
  const failing = loadOf(2, { errors: { 'status 503': 4 } })
  const well = loadOf(2)
  const after: BenchResult = {
    ...before,
    subjects: before.subjects.map((one) => ({ ...one, closed: [failing, well, well] })),
  }
  const { worse, notes } = compareResults(before, after, 1)
  t.ok(worse)
  t.same(notes, ['local, trees: 4 requests failed, before none'])
  t.notOk(compareResults(after, after, 1).worse)
})

t.test('of fewer than three processes there is no verdict, however far they are apart', async (t) => {
  const some = (count: number, ms: number) => resultOf({ latencyMs: Array(count).fill(ms) })
  for (const [first, second] of [
    [1, 1],
    [2, 3],
    [3, 2],
  ] as const) {
    const { figures, notes, worse } = compareResults(some(first, 2), some(second, 8), 0.05)
    t.notOk(worse, `${first} and ${second}`)
    const [cold, ...loads] = figures
    t.ok(cold?.low, 'there are enough cold starts')
    t.equal(loads.length, 3)
    for (const load of loads)
      t.same([load.low, load.high, load.worse, load.better], [undefined, undefined, false, false])
    t.equal(loads.at(-1)?.ratio, 4)
    t.same(notes, [
      'local, trees: too few processes to compare answers/s, closed loop; p50, open loop; p99, open loop: 3 are needed in each result; measure with --rounds 3, or more --cold-starts',
    ])
  }
  t.ok(compareResults(some(3, 2), some(3, 8), 0.05).worse)
})

t.test('what makes it doubtful is told', async (t) => {
  const lambda = { target: 'lambda', engine: 'trees', megabytes: 512 } as const
  const other = resultOf({}, { subject: lambda })
  const [local] = other.subjects
  const after: BenchResult = {
    ...other,
    machine: { ...other.machine, cores: 4 },
    model: { ...other.model, version: '2' },
    versions: { '@inferry/core': '0.2.0' },
    subjects: [
      { ...(local as SubjectResult), open: Array(3).fill(loadOf(2, { dueRate: 50 })) },
      ...other.subjects.slice(1),
    ],
  }
  t.same(compareResults(before, after, 0).notes, [
    'the model differs: forest 1, then forest 2',
    "the machine's cores differs: 2, then 4",
    'the version of @inferry/core differs: 0.1.0, then 0.2.0',
    'lambda, trees, 512 MB: only in one of both',
    'local, trees: asked 100, then 50 requests/s in the open loop; measure both with one --rate',
  ])
})

t.test('without loads, cold starts alone', async (t) => {
  const cold = resultOf({ latencyMs: [] })
  t.same(
    compareResults(cold, cold, 0).figures.map(({ figure }) => figure),
    ['cold start'],
  )
})

t.test('of a batch worker the records a second', async (t) => {
  const jobs = (...seconds: readonly number[]) => ({ ...resultOf(), subjects: [workerOf(...seconds)] })
  const { figures, worse } = compareResults(jobs(1, 1.1, 1), jobs(2, 2.1, 2), 0.05)
  t.same(
    figures.map(({ figure, worse }) => [figure, worse]),
    [
      ['cold start', false],
      ['records/s of a job', true],
    ],
  )
  t.ok(worse)
  t.notOk(compareResults(jobs(2, 2.1, 2), jobs(1, 1.1, 1), 0.05).worse)
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
