import t from 'tap'
import { columnOrder } from '../../../src/codecs/csv/column-order.ts'
import { matchColumns } from '../../../src/codecs/rows/match-columns.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'

t.test('values by the names of their columns, over several inputs', async (t) => {
  const layout = rowLayout(
    signature([
      { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] },
      { name: 'c', type: 'float64', shape: [-1] },
    ]),
  )
  const order = columnOrder(layout, matchColumns(layout, ['c', 'b', 'a'], 'the header'))
  t.same([...order(Float64Array.of(3, 2, 1))], [1, 2, 3])
  t.same([...order(Float64Array.of(6, Number.NaN, 4))], [4, Number.NaN, 6])
})
