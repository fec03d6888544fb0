import t from 'tap'
import type { Figure } from '../../../benchmarks/recording/src/figure.ts'
import { compareFigures } from '../../benchmarks/compare-figures.ts'

const figure = (name: string, value: number): Figure => ({ name, value, unit: 'ms', better: 'less' })

t.test('each figure beside the recorded one of its name, in columns', async (t) => {
  const now = [figure('cold', 60), figure('lost, at most', 1), figure('new', 7), figure('grew by', 3)]
  const recorded = [figure('lost, at most', 0), figure('cold', 50), figure('old', 3), figure('grew by', -5)]
  t.same(compareFigures(now, recorded), [
    'cold           60 ms  recorded 50 ms  ratio 1.20  less is better',
    'lost, at most  1 ms   recorded 0 ms               less is better',
    'new            7 ms   not recorded                less is better',
    'grew by        3 ms   recorded -5 ms              less is better',
  ])
  t.same(compareFigures([], recorded), [])
})
