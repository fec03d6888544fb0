import { create } from '@bufbuild/protobuf'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { NodeProtoSchema } from '../../../src/onnx/generated/onnx_pb.ts'
import { classLabels, givenLabels } from '../../../src/trees/operators/class-labels.ts'
import { operatorAttributes } from '../../../src/trees/operators/operator-attributes.ts'
import { type AttributeValues, attributesOf } from './fixtures/attributes.ts'

function labels(values: AttributeValues) {
  const node = create(NodeProtoSchema, { opType: 'TreeEnsembleClassifier', attribute: attributesOf(values) })
  return classLabels(operatorAttributes(node, Object.keys(values)))
}

t.test("the model's", async (t) => {
  const ints = { classlabels_int64s: { ints: [5, -7] } }
  t.same(labels(ints), [5, -7])
  t.same(labels({ ...ints, classlabels_strings: { strings: ['a', 'ä', 'c'] } }), ['a', 'ä', 'c'])
  t.match(faultOf(() => labels({ classlabels_int64s: { ints: [] } })).message, /no class labels/)
  t.throws(() => labels({ classlabels_int64s: { ints: [2n ** 60n] } }), { name: 'Unsupported' })
})

t.test('those given out', async (t) => {
  t.same(givenLabels([5, 7, 9], 3), [5, 7, 9])
  t.same(givenLabels([5, 7], 1), [5, 7])
  t.same(givenLabels([5, 7], 2), [0, 1])
  t.same(givenLabels([5, 7], 0), [0, 1])
  t.same(givenLabels(['a', 'b'], 2), ['a', 'b'])
  t.same(givenLabels([5], 1), [0, 1])
  t.throws(() => givenLabels(['a'], 1), { name: 'Unsupported' })
})
