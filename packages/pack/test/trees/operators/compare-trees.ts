import type { Branch, Node } from '@inferry/engine-trees/compile'
import t from 'tap'
import { createComparison } from '../../../src/trees/operators/compare-trees.ts'

const branch: Branch = {
  feature: 0,
  mode: 'leq',
  threshold: 1,
  missingTracksTrue: false,
  whenTrue: 2,
  whenFalse: 3,
}
const leaf = (...weights: readonly (readonly [target: number, weight: number])[]): Node => ({
  weights: weights.map(([target, weight]) => ({ target, weight })),
})

/** Compares nodes 0 and 1; 2 and 3 are different leaves, 4 is the same as 2. */
function compare(
  one: Node,
  other: Node,
  more: { leafValues?: readonly number[]; weightless?: readonly number[]; wide?: number } = {},
) {
  const nodes = [one, other, leaf([0, 5]), leaf([0, 6]), leaf([0, 5])]
  const { leafValues = [], weightless = [], wide } = more
  const facts = { roots: [], order: [], strayWeights: false }
  return createComparison({
    ...facts,
    nodes,
    leafValues,
    weightless: new Set(weightless),
    wide: new Set(wide === undefined ? [] : [wide]),
  })(0, 1)
}

t.test('branches', async (t) => {
  t.equal(compare(branch, branch), 'same')
  t.equal(compare(branch, { ...branch, whenTrue: 4 }), 'same')
  t.equal(compare(branch, { ...branch, whenTrue: 3 }), 'different')
  t.equal(compare(branch, { ...branch, whenFalse: 2 }), 'different')
  t.equal(compare(branch, { ...branch, mode: 'lt' }), 'different')
  t.equal(compare(branch, { ...branch, feature: 1 }), 'different')
  t.equal(compare(branch, { ...branch, threshold: 2 }), 'different')
  t.equal(compare(branch, { ...branch, missingTracksTrue: true }), 'alike')
  t.equal(compare(branch, leaf()), 'different')
  const unknown = { ...branch, threshold: Number.NaN }
  t.equal(compare(unknown, unknown), 'different')
})

t.test('sets', async (t) => {
  const set = { ...branch, mode: 'member', members: [1, 2] } as const
  t.equal(compare(set, set), 'same')
  t.equal(compare(set, set, { wide: 1 }), 'different')
  t.equal(compare(set, { ...set, members: [2, 1] }), 'different')
  t.equal(compare(set, { ...set, members: [1, 2, 3] }), 'different')
})

t.test('leaves', async (t) => {
  t.equal(compare(leaf([0, 1]), leaf([0, 1])), 'same')
  t.equal(compare(leaf([0, 0]), leaf([0, -0])), 'same')
  t.equal(compare(leaf([0, 1]), leaf([0, 2])), 'different')
  t.equal(compare(leaf([0, 1]), leaf([1, 1])), 'alike')
  t.equal(compare(leaf([0, 1]), leaf([0, 1], [1, 1])), 'alike')
  t.equal(compare(leaf([0, 1], [1, 1]), leaf([0, 1], [1, 2])), 'alike')
  t.equal(compare(leaf(), leaf()), 'same')
  t.equal(compare(leaf([0, 1]), leaf([0, 1]), { leafValues: [7, 8] }), 'different')
  t.equal(compare(leaf([0, 1]), leaf(), { weightless: [1] }), 'alike')
  t.equal(compare(leaf([0, 1]), leaf([0, 2]), { weightless: [0] }), 'alike')
  t.equal(compare(leaf([0, 1]), leaf([0, 1]), { weightless: [0] }), 'same')
})

t.test('no more work than it may take', async (t) => {
  // Two ladders, each with 2^60 ways down.
  const depth = 60
  const nodes: Node[] = Array.from({ length: 2 * depth }, (_, at) => {
    return { ...branch, whenTrue: at + 2, whenFalse: at + 2 }
  })
  nodes.push(leaf([0, 1]), leaf([0, 1]))
  const facts = {
    roots: [],
    order: [],
    strayWeights: false,
    leafValues: [],
    weightless: new Set<number>(),
    wide: new Set<number>(),
  }
  const compare = createComparison({ ...facts, nodes })
  t.throws(() => compare(0, 1), { name: 'Unsupported' })
})
