import t from 'tap'
import { createLeafTable } from '../../../src/ensemble/compile/leaf-table.ts'
import { leaf } from '../fixtures/ensembles.ts'

t.test('leaves that are alike share an entry', async (t) => {
  const table = createLeafTable()
  const leaves = [leaf(1, 0), leaf(1, -0), leaf(1), leaf(1, 0), leaf(undefined, 1), leaf(Number.NaN), leaf()]
  t.same(leaves.map(table.add), [0, 1, 2, 0, 3, 4, 5])
  t.same(table.entries[3], [{ target: 1, weight: 1 }])
})
