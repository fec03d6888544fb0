import t from 'tap'
import { treeGroups } from '../../../src/ensemble/wasm/tree-groups.ts'

const trees = (segments: readonly number[]) =>
  new Uint32Array(segments.flatMap((segment) => [segment + 1, segment, 0, 3]))

t.test('up to eight trees of one segment', async (t) => {
  t.same(treeGroups(trees([])), [])
  t.same(treeGroups(trees(Array(9).fill(0))), [
    { first: 0, count: 8 },
    { first: 8, count: 1 },
  ])
  t.same(treeGroups(trees([0, 0, 50, 50, 50, 70])), [
    { first: 0, count: 2 },
    { first: 2, count: 3 },
    { first: 5, count: 1 },
  ])
})
