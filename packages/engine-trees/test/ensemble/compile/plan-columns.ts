import t from 'tap'
import { createDecisions } from '../../../src/ensemble/compile/decisions.ts'
import { planColumns } from '../../../src/ensemble/compile/plan-columns.ts'

t.test('each feature once for each side of NaN', async (t) => {
  const decisions = createDecisions()
  const [a, b] = [decisions.leaf(0), decisions.leaf(1)]
  for (const [feature, nanLeft] of [
    [9, true],
    [2, false],
    [2, true],
    [2, false],
  ] as const)
    decisions.decide(feature, nanLeft, 0, a, b)
  const plan = planColumns(decisions)
  t.same(plan.sources, [4, 5, 19])
  t.equal(plan.features, 10)
  t.same([4, 5, 19].map(plan.columnOf), [1, 2, 3])
})

t.test('leaves alone read nothing', async (t) => {
  const decisions = createDecisions()
  decisions.leaf(0)
  t.match(planColumns(decisions), { sources: [], features: 0 })
})
