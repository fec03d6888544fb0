import t from 'tap'
import { createDecisions, heightsOf, isLeaf } from '../../../src/ensemble/compile/decisions.ts'

t.test('decisions and leaves are numbered as they come', async (t) => {
  const decisions = createDecisions()
  const [a, b] = [decisions.leaf(7), decisions.leaf(8)]
  const first = decisions.decide(3, false, 0.5, a, b)
  const second = decisions.decide(3, true, 1.5, first, b)
  t.same([a, b, first, second], [0, 1, 2, 3])
  t.same(decisions.sources, [-1, -1, 6, 7])
  t.same(decisions.thresholds, [0, 0, 0.5, 1.5])
  t.same(decisions.lefts, [7, 8, 0, 2])
  t.same(decisions.rights, [7, 8, 1, 1])
  t.same(
    [a, first].map((item) => isLeaf(decisions, item)),
    [true, false],
  )
  t.same(heightsOf(decisions), [0, 0, 1, 2])
})

t.test('a decision between equals is none', async (t) => {
  const decisions = createDecisions()
  const leaf = decisions.leaf(0)
  t.equal(decisions.decide(0, false, 0, leaf, leaf), leaf)
  t.equal(decisions.sources.length, 1)
})
