import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { createDecisions } from '../../../src/ensemble/compile/decisions.ts'
import { lowerBranch } from '../../../src/ensemble/compile/lower-branch.ts'
import type { Branch } from '../../../src/ensemble/definition.ts'
import { anyBranch, anyValue } from '../fixtures/any-ensemble.ts'
import { decide } from '../fixtures/decide.ts'
import { takesTrue } from '../fixtures/naive-scores.ts'

for (const precision of ['float32', 'float64'] as const) {
  t.test(`any comparison, ${precision}`, async () => {
    const round = precision === 'float32' ? Math.fround : (value: number) => value
    fc.assert(
      fc.property(anyBranch(0, 1, 1), anyValue, (branch, value) => {
        const decisions = createDecisions()
        const leaves = [decisions.leaf(0), decisions.leaf(1)] as const
        const first = lowerBranch(branch, leaves[1], leaves[0], precision, decisions)
        const x = round(value)
        assert.equal(decide(decisions, first, [x]), takesTrue(branch, x, round) ? 1 : 0)
      }),
      { numRuns: 1000 },
    )
  })
}

t.test('the usual comparisons take one decision', async (t) => {
  const usual: Branch = {
    feature: 0,
    mode: 'leq',
    threshold: 1,
    missingTracksTrue: false,
    whenTrue: 0,
    whenFalse: 1,
  }
  for (const mode of ['leq', 'lt', 'gt', 'gte'] as const) {
    for (const missingTracksTrue of [false, true]) {
      const decisions = createDecisions()
      const leaves = [decisions.leaf(0), decisions.leaf(1)] as const
      lowerBranch({ ...usual, mode, missingTracksTrue }, leaves[1], leaves[0], 'float32', decisions)
      t.equal(decisions.sources.length, 3, `${mode}, NaN ${missingTracksTrue}`)
    }
  }
})
