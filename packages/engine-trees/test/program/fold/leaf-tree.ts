import fc from 'fast-check'
import t from 'tap'
import type { Leaf } from '../../../src/ensemble/definition.ts'
import { leafTree, leavesByNumber } from '../../../src/program/fold/leaf-tree.ts'
import { branch, ensembleOf, fullTree, leaf } from '../../ensemble/fixtures/ensembles.ts'
import { naiveScores } from '../../ensemble/fixtures/naive-scores.ts'

t.test('the leaves that one tree reaches, each once', async (t) => {
  const nodes = [branch(1, 2), leaf(1), branch(1, 3), leaf(2), leaf(3)]
  t.match(leafTree(5, ensembleOf(nodes, [0])), { x: 5, leaves: [1, 3] })
  t.match(leafTree(5, ensembleOf(nodes, [4])), { leaves: [4] })
})

t.test('several trees, or none', async (t) => {
  t.equal(leafTree(0, ensembleOf([leaf(1)], [0, 0])), undefined)
  t.equal(leafTree(0, ensembleOf([leaf(1)], [])), undefined)
})

t.test('leaves are found by their number', async () => {
  fc.assert(
    fc.property(fc.nat(6), (depth) => {
      const tree = leafTree(0, ensembleOf(fullTree(depth, 3), [0]))
      if (tree === undefined) return false
      const x = Float32Array.from(tree.leaves, (_, index) => index)
      const { values } = naiveScores(leavesByNumber(tree), x, x.length, 1)
      return tree.leaves.every((index, at) => {
        return (tree.ensemble.nodes[index] as Leaf).weights[0]?.weight === values[at]
      })
    }),
  )
})
