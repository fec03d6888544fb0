import t from 'tap'
import { lowerEnsemble } from '../../../src/ensemble/compile/lower-ensemble.ts'
import { placeRecords } from '../../../src/ensemble/compile/place-records.ts'
import { branch, ensembleOf, fullTree, joined, leaf, small } from '../fixtures/ensembles.ts'

t.test('siblings beside each other, at even places, behind their parents', async (t) => {
  const placed = placeRecords(lowerEnsemble(small))
  t.same(placed, {
    items: [-1, 3, 2, 1, -1, 0],
    children: [0, 2, 2, 3, 4, 5],
    trees: [
      { root: 1, segment: 0 },
      { root: 1, segment: 0 },
      { root: 5, segment: 0 },
    ],
    narrow: true,
  })
})

t.test('what branches share is placed once', async (t) => {
  // Nodes 1 and 2 lead to 3, which has two records; its leaves have one each.
  const nodes = [branch(1, 2), branch(3, 4), branch(3, 5), branch(4, 5), leaf(1), leaf(2)]
  const { items, children } = placeRecords(lowerEnsemble(ensembleOf(nodes, [0])))
  t.equal(items.length, 2 + 4 * 2)
  for (const [record, item] of items.entries()) {
    const child = children[record] as number
    t.ok(child === record ? item < 0 || item < 2 : child > record && child % 2 === 0)
  }
})

t.test('trees that together are too large are in segments', { timeout: 60_000 }, async (t) => {
  const large = fullTree(18)
  const { nodes, roots } = joined([large, large, large])
  const { trees, narrow, items } = placeRecords(lowerEnsemble(ensembleOf(nodes, roots)))
  const one = 2 ** 19
  t.equal(items.length, 3 * one)
  t.same(
    trees.map(({ segment }) => segment),
    [0, 0, 2 * one],
  )
  t.equal(narrow, true)
})

t.test('a tree that alone is too large is wide', { timeout: 60_000 }, async (t) => {
  t.equal(placeRecords(lowerEnsemble(ensembleOf(fullTree(19), [0]))).narrow, true)
  const { narrow, trees } = placeRecords(lowerEnsemble(ensembleOf(fullTree(20), [0])))
  t.equal(narrow, false)
  t.same(trees, [{ root: 1, segment: 0 }])
})
