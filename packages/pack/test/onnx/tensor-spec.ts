import { create, type MessageInitShape } from '@bufbuild/protobuf'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { type TypeProtoSchema, ValueInfoProtoSchema } from '../../src/onnx/generated/onnx_pb.ts'
import { tensorSpec } from '../../src/onnx/tensor-spec.ts'
import { DataType, mapsType, sequenceType, tensorType } from '../fixtures/models.ts'

type Type = MessageInitShape<typeof TypeProtoSchema>
const named = (type?: Type, name = 'p') =>
  create(ValueInfoProtoSchema, type === undefined ? { name } : { name, type })

t.test('gives name, type and shape', async (t) => {
  const value = named(tensorType(DataType.INT8, ['N', undefined, 3, -1]))
  t.same(tensorSpec('input', value, 'm'), { name: 'p', type: 'int8', shape: [-1, -1, 3, -1] })
  t.same(tensorSpec('output', named(tensorType(DataType.BOOL, [])), 'm').shape, [], 'a scalar')
})

t.test('says what is not served, and what to do', async (t) => {
  const float = tensorType(DataType.FLOAT, [1])
  const cases: readonly ['input' | 'output', Type | undefined, RegExp][] = [
    ['output', undefined, /output "p" has no type; run onnx\.shape_inference/],
    ['output', {}, /is of an unknown type, not a tensor/],
    [
      'output',
      mapsType(),
      /is a sequence of maps from int64 to tensors of float, not a tensor; .*"zipmap": False/,
    ],
    [
      'output',
      sequenceType(float),
      /is a sequence of tensors of float, not a tensor; .*one tensor for each output/,
    ],
    ['output', sequenceType(sequenceType({})), /a sequence of sequences of values of an unknown type/],
    ['output', { value: { case: 'sequenceType', value: {} } }, /a sequence of values,/],
    [
      'input',
      { value: { case: 'optionalType', value: { elemType: float } } },
      /input "p" is an optional of tensors of float/,
    ],
    [
      'input',
      { value: { case: 'mapType', value: { keyType: DataType.STRING, valueType: float } } },
      /a map from string to tensors/,
    ],
    [
      'input',
      { value: { case: 'sparseTensorType', value: { elemType: DataType.DOUBLE } } },
      /a sparse tensor of double/,
    ],
    ['input', { value: { case: 'opaqueType', value: { name: 'o' } } }, /of an unknown type/],
    [
      'input',
      tensorType(DataType.BFLOAT16, [1]),
      /has elements of bfloat16, which are not served; add a Cast after it/,
    ],
    [
      'output',
      tensorType(DataType.COMPLEX64, [1]),
      /has elements of complex64, which are not served; add a Cast before it/,
    ],
    ['output', tensorType(DataType.FLOAT8E5M2, [1]), /float8e5m2/],
    ['output', tensorType(DataType.FLOAT), /unknown rank/],
    ['output', tensorType(DataType.FLOAT, ['N', 0]), /has 0 as dimension 1/],
  ]
  for (const [kind, type, message] of cases) {
    const error = faultOf(() => tensorSpec(kind, named(type), 'm.onnx'))
    t.match(error, { code: 'INVALID_ARTIFACT', message, location: { file: 'm.onnx', field: 'p' } })
    t.match(error.message, /^m\.onnx: /)
  }
  t.match(
    faultOf(() => tensorSpec('input', named(tensorType(DataType.FLOAT), ''), 'm')),
    { message: /without a name/ },
  )
})
