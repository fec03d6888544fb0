import t from 'tap'
import { doubts, hindrances } from '../../src/compare/doubts.ts'
import { resultOf } from '../fixtures/results.ts'

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

t.test('another model', async (t) => {
  const after = { ...before, model: { ...before.model, name: 'iris', version: '2' } }
  t.same(hindrances(before, after), ['they are of two models: forest, then iris'])
  t.same(doubts(before, after), [])
})
