import { create } from '@bufbuild/protobuf'
import t from 'tap'
import { TypeProtoSchema } from '../../src/onnx/generated/onnx_pb.ts'
import { tensorShape } from '../../src/onnx/tensor-shape.ts'
import { DataType, tensorType } from '../fixtures/models.ts'

t.test('that of a tensor, the very one', async (t) => {
  const type = create(TypeProtoSchema, tensorType(DataType.FLOAT, ['N', 3]))
  const shape = tensorShape(type)
  t.equal(shape?.dim.length, 2)
  shape?.dim.pop()
  t.equal(tensorShape(type)?.dim.length, 1)
})

t.test('none', async (t) => {
  t.equal(tensorShape(undefined), undefined)
  t.equal(tensorShape(create(TypeProtoSchema)), undefined)
  const sequence = { value: { case: 'sequenceType', value: {} } } as const
  t.equal(tensorShape(create(TypeProtoSchema, sequence)), undefined)
})
