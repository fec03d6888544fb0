import { faultOf } from '@inferry/testing'
import t from 'tap'
import { lowerEnsemble } from '../../../src/ensemble/compile/lower-ensemble.ts'
import { planLeaves } from '../../../src/ensemble/compile/plan-leaves.ts'
import type { Ensemble, Leaf, Node } from '../../../src/ensemble/definition.ts'
import { presenceCodes } from '../../../src/ensemble/layout.ts'
import { branch, ensembleOf, joined, leaf } from '../fixtures/ensembles.ts'

const { never, always, some } = presenceCodes
const stump = (a: Leaf, b: Leaf): readonly Node[] => [branch(1, 2), a, b]
const plan = (trees: readonly (readonly Node[])[], change: Partial<Ensemble>, wide = false) => {
  const { nodes, roots } = joined(trees)
  const ensemble = ensembleOf(nodes, roots, change)
  return planLeaves(ensemble, lowerEnsemble(ensemble), wide)
}

t.test('kinds of leaves', async (t) => {
  const one = stump(leaf(1), leaf(2))
  const other = stump(leaf(undefined, 1), leaf(undefined, 2))
  const both = stump(leaf(1, 2), leaf(3, 4))
  const partly = stump(leaf(1), leaf())
  const mixed = stump(leaf(1), leaf(undefined, 2))
  const twice: Leaf = {
    weights: [
      { target: 0, weight: 1 },
      { target: 0, weight: 2 },
    ],
  }
  const table = [
    { name: 'one target', trees: [one], kind: 'weight', presence: [always], targets: [0] },
    {
      name: 'a target a tree',
      trees: [one, other],
      kind: 'weight',
      presence: [always, always],
      targets: [0, 1],
    },
    { name: 'a target of none', trees: [other], kind: 'weight', presence: [never, always], targets: [1] },
    { name: 'all targets', trees: [both, one], kind: 'dense', presence: [always, always], targets: [0, 0] },
    { name: 'some leaf without', trees: [partly], kind: 'sparse', presence: [some], targets: [0] },
    { name: 'another tree with', trees: [partly, one], kind: 'weight', presence: [always], targets: [0, 0] },
    { name: 'one or the other', trees: [mixed], kind: 'sparse', presence: [some, some], targets: [0] },
    {
      name: 'a target twice',
      trees: [stump(twice, twice)],
      kind: 'sparse',
      presence: [always],
      targets: [0],
    },
  ] as const
  for (const { name, trees, kind, presence, targets } of table)
    t.match(plan(trees, { targets: presence.length }), { kind, presence, treeTargets: targets }, name)
})

t.test('minima are not added, and wide records hold no NaN', async (t) => {
  const one = stump(leaf(1), leaf(Number.NaN))
  t.equal(plan([one], { aggregate: 'min' }).kind, 'sparse')
  t.equal(plan([one], { aggregate: 'average' }).kind, 'weight')
  t.equal(plan([one], {}, true).kind, 'sparse')
})

t.test('rows of mostly zeros are lists', async (t) => {
  const target = (index: number, weight: number): Leaf => ({ weights: [{ target: index, weight }] })
  const full: Leaf = { weights: Array.from({ length: 100 }, (_, index) => ({ target: index, weight: 1 })) }
  const sparse = Array.from({ length: 50 }, (_, index) => stump(target(index, 1), target(index + 50, 1)))
  t.equal(plan([[full], ...sparse], { targets: 100 }).kind, 'sparse')
})

t.test('targets that there are not', async (t) => {
  for (const target of [-1, 1, 0.5]) {
    const fault = faultOf(() => plan([[{ weights: [{ target, weight: 1 }] }]], {}))
    t.match(fault.message, `leaf 0 adds to target ${target} of 1`)
  }
})
