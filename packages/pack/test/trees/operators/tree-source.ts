import t from 'tap'
import { isLeaf } from '../../../src/trees/operators/tree-source.ts'

t.test('leaves', async (t) => {
  t.ok(isLeaf({ weights: [] }))
  const branch = { feature: 0, mode: 'leq', threshold: 0, missingTracksTrue: false } as const
  t.notOk(isLeaf({ ...branch, whenTrue: 0, whenFalse: 0 }))
  t.notOk(isLeaf(undefined))
})
