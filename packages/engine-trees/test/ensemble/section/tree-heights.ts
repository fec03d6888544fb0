import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { treeHeights } from '../../../src/ensemble/section/tree-heights.ts'
import { branch, ensembleOf, fullTree, joined, leaf } from '../fixtures/ensembles.ts'

t.test('the longest path of each tree', async (t) => {
  const uneven = [
    branch(1, 4),
    branch(2, 3, { threshold: -1 }),
    leaf(1),
    leaf(2),
    branch(5, 6, { threshold: 1 }),
    leaf(3),
    branch(7, 8, { threshold: 2 }),
    leaf(4),
    leaf(5),
  ]
  const { nodes, roots } = joined([fullTree(4), uneven, [leaf(1)]])
  for (const precision of ['float32', 'float64'] as const)
    t.same(treeHeights(readSection(compileEnsemble(ensembleOf(nodes, roots, { precision })))), [4, 3, 0])
})

t.test('in several segments', async (t) => {
  const { nodes, roots } = joined([fullTree(18), fullTree(18, 1), fullTree(2)])
  const section = readSection(compileEnsemble(ensembleOf(nodes, roots)))
  t.ok(section.segments.length > 1)
  t.same(treeHeights(section), [18, 18, 2])
})
