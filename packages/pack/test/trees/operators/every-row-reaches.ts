import type { Leaf, Node } from '@inferry/engine-trees/compile'
import t from 'tap'
import { everyRowReaches } from '../../../src/trees/operators/every-row-reaches.ts'

const leaf = (...targets: readonly number[]): Node => ({
  weights: targets.map((target) => ({ target, weight: 1 })),
})
const branch = (whenTrue: number, whenFalse: number): Node => ({
  feature: 0,
  mode: 'leq',
  threshold: 0,
  missingTracksTrue: false,
  whenTrue,
  whenFalse,
})
const has = (target: number) => (each: Leaf) => each.weights.some((weight) => weight.target === target)

t.test('in one tree, by every leaf', async (t) => {
  const nodes = [branch(1, 2), leaf(0), leaf(0, 1), branch(4, 5), leaf(1), leaf(1), leaf(2)]
  t.ok(everyRowReaches({ nodes, roots: [0, 3] }, has(0)))
  t.ok(everyRowReaches({ nodes, roots: [0, 3] }, has(1)))
  t.notOk(everyRowReaches({ nodes, roots: [0] }, has(1)))
  t.notOk(everyRowReaches({ nodes, roots: [0, 3] }, has(2)))
  t.ok(everyRowReaches({ nodes, roots: [6] }, has(2)))
  t.notOk(everyRowReaches({ nodes, roots: [] }, has(2)))
})
