import t from 'tap'
import { doubts, hindrances } from '../../src/compare/doubts.ts'
import { loadOf, resultOf } from '../fixtures/results.ts'

const before = resultOf({})
const lambda = { target: 'lambda', engine: 'trees', megabytes: 512 } as const

t.test('the same', async (t) => {
  t.same([doubts(before, before), hindrances(before, before)], [[], []])
})

t.test('what was not measured alike', async (t) => {
  const other = resultOf({}, { subject: lambda })
  const after = {
    ...other,
    machine: { ...other.machine, cores: 4 },
    model: { ...other.model, version: '2' },
    versions: { '@inferry/core': '0.2.0' },
    settings: { ...other.settings, seconds: 3, connections: 4 },
  }
  t.same(doubts(before, after), [
    'the version of the model differs: 1, then 2',
    "the machine's cores differs: 2, then 4",
    'the version of @inferry/core differs: 0.1.0, then 0.2.0',
    'the seconds of a load differs: 1, then 3',
    'the number of connections differs: 8, then 4',
    'lambda, trees, 512 MB: only in the second',
  ])
  t.same(hindrances(before, after), [], 'what came in addition hinders nothing')
  t.same(hindrances(after, before), ['lambda, trees, 512 MB: only in the first'])
})

t.test('figures that only one of them has', async (t) => {
  const cold = resultOf({ latencyMs: [] })
  const loads = [
    'local, trees: answers/s, closed loop',
    'local, trees: CPU/request, closed loop',
    'local, trees: memory, closed loop',
    'local, trees: p50, open loop',
    'local, trees: p99, open loop',
  ]
  t.same(
    hindrances(before, cold),
    loads.map((figure) => `${figure}: only in the first`),
  )
  t.same(doubts(before, cold), [])
  t.same(
    doubts(cold, before),
    loads.map((figure) => `${figure}: only in the second`),
  )
  t.same(hindrances(cold, before), [])
  t.same(hindrances(before, resultOf({ coldMs: [] })), ['local, trees: cold start: only in the first'])
})

t.test('a load that was not answered was measured', async (t) => {
  const silent = loadOf(2, { answered: 0, latencies: [], cpuSeconds: 0, peakBytes: 2 ** 26 })
  const after = {
    ...before,
    subjects: before.subjects.map((one) => ({ ...one, closed: [silent], open: [silent] })),
  }
  t.same(hindrances(before, after), [])
})

t.test('another model', async (t) => {
  const after = { ...before, model: { ...before.model, name: 'iris', version: '2' } }
  t.same(hindrances(before, after), ['they are of two models: forest, then iris'])
  t.same(doubts(before, after), [])
})
