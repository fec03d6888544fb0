import t from 'tap'
import { areasOf, type Header } from '../../src/ensemble/layout.ts'

const header: Header = {
  recordBytes: 8,
  precision: 'float32',
  aggregate: 'sum',
  leafKind: 'weight',
  features: 3,
  targets: 3,
  trees: 2,
  columns: 3,
  records: 5,
  leaves: 0,
  pairs: 0,
}

t.test('areas follow one another at multiples of 8', async (t) => {
  const areas = areasOf(header)
  t.match(areas, { presence: 64, columns: 72, trees: 88, records: 120, leafRows: 160, size: 160 })
})

t.test('only the leaf kind’s areas take room', async (t) => {
  const dense = areasOf({ ...header, leafKind: 'dense', leaves: 3 })
  t.match(dense, { leafRows: 160, leafStarts: 200, size: 200 })
  const sparse = areasOf({ ...header, leafKind: 'sparse', precision: 'float64', leaves: 3, pairs: 5 })
  t.match(sparse, { leafStarts: 160, pairTargets: 176, pairWeights: 200, size: 240 })
})
