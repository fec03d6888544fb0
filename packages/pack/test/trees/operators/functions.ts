import t from 'tap'
import { aggregateFunction, postTransform } from '../../../src/trees/operators/functions.ts'
import { compare } from './fixtures/compare.ts'
import { indexedValues } from './fixtures/indexed-values.ts'

t.test('by name', async (t) => {
  t.equal(postTransform('SOFTMAX_ZERO'), 'softmax_zero')
  t.equal(aggregateFunction('MAX'), 'max')
  t.throws(() => postTransform('none'), { name: 'Unsupported', message: 'its post_transform is "none"' })
  t.throws(() => aggregateFunction('MEAN'), { message: 'its aggregate_function is "MEAN"' })
})

t.test('by number, as onnxruntime counts', async (t) => {
  const node = { mode: 0, feature: 0, split: 1, whenTrue: { leaf: 0 }, whenFalse: { leaf: 1 } }
  const leaves = [
    { target: 0, weight: 0.5 },
    { target: 1, weight: -0.25 },
  ]
  const trees = indexedValues({ nodes: [node, node], leaves, roots: [0, 1] })
  const x = Float32Array.of(0, 2)
  for (const i of [0, 1, 2, 3, 4]) {
    const values = { ...trees, n_targets: { i: 2 }, post_transform: { i } }
    t.equal((await compare({ name: 'TreeEnsemble', opset: 5, values }, x, 1))?.ulps, 0, postTransform(i))
  }
  for (const i of [0, 1, 2, 3]) {
    const values = { ...trees, n_targets: { i: 2 }, aggregate_function: { i } }
    t.equal((await compare({ name: 'TreeEnsemble', opset: 5, values }, x, 1))?.ulps, 0, aggregateFunction(i))
  }
  t.throws(() => postTransform(5), { message: 'its post_transform is 5' })
  t.throws(() => aggregateFunction(-1), { message: 'its aggregate_function is -1' })
})
