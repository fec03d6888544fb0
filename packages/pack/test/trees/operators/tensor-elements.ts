import { create, type MessageInitShape } from '@bufbuild/protobuf'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import {
  TensorProto_DataLocation as DataLocation,
  TensorProto_DataType as DataType,
  TensorProtoSchema,
} from '../../../src/onnx/generated/onnx_pb.ts'
import { tensorElements } from '../../../src/trees/operators/tensor-elements.ts'
import { operatorNode } from './fixtures/operator-model.ts'

const node = operatorNode({ name: 'TreeEnsemble', opset: 5, values: {} })

function read(tensor: MessageInitShape<typeof TensorProtoSchema>, type: 'float32' | 'float64' | 'uint8') {
  return Array.from(tensorElements(node, 'w', create(TensorProtoSchema, tensor), type))
}

t.test('raw, at any offset, and not', async (t) => {
  const bytes = new Uint8Array(new Uint8Array([9, ...new Uint8Array(Float32Array.of(1, 2).buffer)]).buffer, 1)
  t.same(read({ dataType: DataType.FLOAT, dims: [2n], rawData: bytes }, 'float32'), [1, 2])
  // A file that was read is a Buffer, whose slices share its memory.
  const file = Buffer.from(bytes.buffer, 1)
  t.same(read({ dataType: DataType.FLOAT, dims: [2n], rawData: file }, 'float32'), [1, 2])
  t.same(read({ dataType: DataType.FLOAT, dims: [2n, 1n], floatData: [1, 2] }, 'float32'), [1, 2])
  const doubles = new Uint8Array(Float64Array.of(0.1).buffer)
  t.same(read({ dataType: DataType.DOUBLE, dims: [1n], rawData: doubles }, 'float64'), [0.1])
  t.same(read({ dataType: DataType.DOUBLE, dims: [1n], doubleData: [0.1] }, 'float64'), [0.1])
  t.same(read({ dataType: DataType.UINT8, dims: [2n], rawData: Uint8Array.of(1, 255) }, 'uint8'), [1, 255])
  t.same(read({ dataType: DataType.UINT8, dims: [2n], int32Data: [1, 255] }, 'uint8'), [1, 255])
  t.same(read({ dataType: DataType.FLOAT, dims: [0n] }, 'float32'), [])
  t.same(read({ dataType: DataType.FLOAT, dims: [], floatData: [1] }, 'float32'), [])
})

t.test('refuses', async (t) => {
  const of = (tensor: MessageInitShape<typeof TensorProtoSchema>) =>
    faultOf(() => read({ dataType: DataType.FLOAT, ...tensor }, 'float32')).message
  t.match(of({ dims: [2n], floatData: [1] }), /its w does not have the 2 elements of its shape/)
  t.match(of({ dims: [2n ** 40n, 2n ** 40n], floatData: [1] }), /does not have/)
  t.match(of({ dims: [-1n], floatData: [1] }), /does not have/)
  t.match(of({ dims: [1n], rawData: new Uint8Array(5) }), /does not have/)
  t.match(
    of({ dims: [1n], dataType: DataType.DOUBLE, doubleData: [1] }),
    /its w is of double, expected float32/,
  )
  const external = { dataType: DataType.FLOAT, dims: [1n], dataLocation: DataLocation.EXTERNAL }
  t.throws(() => read(external, 'float32'), { name: 'Unsupported' })
})
