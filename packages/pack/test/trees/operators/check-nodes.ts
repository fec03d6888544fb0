import type { Node } from '@inferry/engine-trees/compile'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { checkFeatures, sameLengths } from '../../../src/trees/operators/check-nodes.ts'
import { operatorNode } from './fixtures/operator-model.ts'

const proto = operatorNode({ name: 'TreeEnsemble', opset: 5, values: {} })

t.test('lengths', async (t) => {
  t.same(sameLengths(proto, 2, 'nodes', { a: [1, 2], b: [3, 4] }), [
    [1, 2],
    [3, 4],
  ])
  t.match(
    faultOf(() => sameLengths(proto, 2, 'nodes', { a: [1, 2], b: [3] })).message,
    /it has 1 b, but 2 nodes/,
  )
})

t.test('features of what is reached', async (t) => {
  const branch = { mode: 'leq', threshold: 0, missingTracksTrue: false, whenTrue: 1, whenFalse: 1 } as const
  const nodes: readonly Node[] = [{ ...branch, feature: 0 }, { weights: [] }, { ...branch, feature: -1 }]
  checkFeatures(proto, nodes, [0, 1])
  t.match(faultOf(() => checkFeatures(proto, nodes, [0, 1, 2])).message, /feature -1/)
})
