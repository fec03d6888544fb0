import { faultOf } from '@inferry/testing'
import t from 'tap'
import { lowerEnsemble } from '../../../src/ensemble/compile/lower-ensemble.ts'
import type { Node } from '../../../src/ensemble/definition.ts'
import { branch, ensembleOf, leaf, small } from '../fixtures/ensembles.ts'

t.test('items: the last tree first, children before parents, what is shared once', async (t) => {
  const { decisions, roots } = lowerEnsemble(small)
  t.same(decisions.lefts, [3, 2, 1, 2])
  t.same(decisions.sources, [-1, -1, -1, 2])
  t.same(roots, [3, 3, 0])
})

t.test('a chain of 200,000 nodes', async (t) => {
  const length = 200_000
  const nodes: Node[] = Array.from({ length }, (_, index) => branch(length, index + 1, { threshold: index }))
  const { decisions } = lowerEnsemble(
    ensembleOf([...nodes.slice(0, -1), branch(length, length), leaf(1)], [0]),
  )
  t.equal(decisions.sources.length, 1, 'all of it leads to one leaf')
})

t.test('what is no tree', async (t) => {
  const table: readonly (readonly [readonly Node[], RegExp])[] = [
    [[branch(0, 1), leaf(1)], /node 0 is below itself/],
    [[branch(1, 2), branch(2, 0), leaf(1)], /node 0 is below itself/],
    [[branch(1, 3), leaf(1)], /the false branch of node 0 is node 3 of 2/],
    [[branch(-1, 1), leaf(1)], /the true branch of node 0 is node -1 of 2/],
    [[branch(1, 1, { feature: -1 }), leaf(1)], /node 0 compares column -1/],
    [[branch(1, 1, { feature: 0.5 }), leaf(1)], /node 0 compares column 0.5/],
    [[], /a root is node 0 of 0/],
  ]
  for (const [nodes, message] of table) {
    const fault = faultOf(() => lowerEnsemble(ensembleOf(nodes, [0])))
    t.match(fault.message, message)
    t.equal(fault.code, 'INVALID_ARTIFACT')
  }
})
