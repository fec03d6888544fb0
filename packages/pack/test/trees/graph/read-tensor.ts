import { create, type MessageInitShape } from '@bufbuild/protobuf'
import t from 'tap'
import { TensorProtoSchema } from '../../../src/onnx/generated/onnx_pb.ts'
import { readTensor } from '../../../src/trees/graph/read-tensor.ts'
import { DataType } from '../../fixtures/models.ts'

const read = (init: Omit<MessageInitShape<typeof TensorProtoSchema>, '$typeName'>) =>
  readTensor(create(TensorProtoSchema, init))

t.test('elements of each type, in their fields and in raw bytes', async (t) => {
  const raw = (array: ArrayBufferView<ArrayBuffer>) => new Uint8Array(array.buffer)
  const dims = [2n]
  const cases = [
    [{ dataType: DataType.FLOAT, floatData: [1, 0.5] }, Float32Array.of(1, 0.5)],
    [{ dataType: DataType.DOUBLE, doubleData: [1, 0.1] }, Float64Array.of(1, 0.1)],
    [{ dataType: DataType.INT64, int64Data: [1n, -2n] }, BigInt64Array.of(1n, -2n)],
    [{ dataType: DataType.UINT64, uint64Data: [1n, 2n ** 64n - 1n] }, BigUint64Array.of(1n, 2n ** 64n - 1n)],
    [{ dataType: DataType.UINT32, uint64Data: [1n, 2n ** 32n - 1n] }, Uint32Array.of(1, 2 ** 32 - 1)],
    [{ dataType: DataType.INT32, int32Data: [1, -2] }, Int32Array.of(1, -2)],
    [{ dataType: DataType.INT8, int32Data: [1, -2] }, Int8Array.of(1, -2)],
    [{ dataType: DataType.BOOL, int32Data: [1, 0] }, Uint8Array.of(1, 0)],
    [{ dataType: DataType.FLOAT16, int32Data: [0x3c00, 0] }, Uint16Array.of(0x3c00, 0)],
    [{ dataType: DataType.STRING, stringData: [Buffer.from('é'), Buffer.from('')] }, ['é', '']],
    [{ dataType: DataType.FLOAT, rawData: raw(Float32Array.of(1, 0.5)) }, Float32Array.of(1, 0.5)],
    [{ dataType: DataType.INT64, rawData: raw(BigInt64Array.of(3n, -1n)) }, BigInt64Array.of(3n, -1n)],
  ] as const
  for (const [init, wanted] of cases) t.same(read({ ...init, dims } as never).elements, wanted)
  t.match(read({ dataType: DataType.FLOAT, floatData: [1] }), { type: 'float32', dims: [] })
  t.match(read({ dataType: DataType.FLOAT, dims: [0n] }), { dims: [0], elements: { length: 0 } })
})

t.test('what is not there', async (t) => {
  const cases = [
    [{ dataType: DataType.BFLOAT16, name: 'w' }, /^the constant "w" is of bfloat16$/],
    [{ dataType: DataType.FLOAT, dataLocation: 1 }, /^a constant lies in another file$/],
    [
      { dataType: DataType.FLOAT, dims: [3n], floatData: [1] },
      /does not have the 3 elements of its shape \[3\]/,
    ],
    [{ dataType: DataType.FLOAT, dims: [1n], rawData: new Uint8Array(3) }, /does not have the 1 elements/],
    [{ dataType: DataType.FLOAT, dims: [-1n, -1n], floatData: [1] }, /does not have/],
    [{ dataType: DataType.FLOAT, dims: [2n ** 62n, 4n] }, /does not have/],
  ] as const
  for (const [init, message] of cases) t.throws(() => read(init as never), { name: 'Unsupported', message })
})
