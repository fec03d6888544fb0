import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { createWideWalk } from '../../../src/ensemble/script/wide-walk.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { branch, ensembleOf, fullTree, joined, leaf } from '../fixtures/ensembles.ts'

t.test('each tree’s leaf, whatever their number', async (t) => {
  for (let count = 0; count <= 9; count++) {
    const trees = Array.from({ length: count }, (_, tree) => fullTree(tree % 5, tree % 2))
    const { nodes, roots } = joined(trees)
    const walk = createWideWalk(
      readSection(compileEnsemble(ensembleOf(nodes, roots, { precision: 'float64' }))),
    )
    walk.walk(new Float32Array([9, 9, 6.5, 2]), 2)
    const wanted = trees.map((_, tree) => Math.min(tree % 2 === 0 ? 6 : 2, 2 ** (tree % 5) - 1))
    t.same(walk.weights, wanted, `${count} trees`)
  }
})

t.test('leaves by their index', async (t) => {
  const nodes = [branch(1, 2), leaf(1, 2), leaf(3, 4)]
  const walk = createWideWalk(
    readSection(compileEnsemble(ensembleOf(nodes, [0, 0], { targets: 2, precision: 'float64' }))),
  )
  walk.walk(new Float32Array([1]), 0)
  t.same(walk.leaves, [1, 1])
})

t.test('a float32 ensemble rounds what it compares', async (t) => {
  const columns = 5000
  const nodes = Array.from({ length: columns }, (_, feature) =>
    branch(columns, columns + 1, { feature, threshold: 0.1 }),
  )
  const roots = nodes.map((_, index) => index)
  const section = readSection(compileEnsemble(ensembleOf([...nodes, leaf(1), leaf(2)], roots)))
  t.equal(section.header.recordBytes, 16)
  const walk = createWideWalk(section)
  walk.walk(new Float64Array(columns).fill(0.1), 0)
  t.ok(walk.weights.every((weight) => weight === 1))
  walk.walk(new Float64Array(columns).fill(0.11), 0)
  t.ok(walk.weights.every((weight) => weight === 2))
})
