import type { TensorSpec } from '@inferry/core'
import { packFault } from '../pack-fault.ts'
import { dataTypeName, elementTypeOf } from './element-type.ts'
import type { TensorShapeProto, TypeProto, ValueInfoProto } from './generated/onnx_pb.ts'

/** Name, type and shape of a graph's input or output. Throws for whatever is not a tensor that can be served. */
export function tensorSpec(kind: 'input' | 'output', value: ValueInfoProto, file: string): TensorSpec {
  const fail = (sentence: string): never => {
    throw packFault(file, `${kind} ${JSON.stringify(value.name)} ${sentence}`, value.name)
  }
  if (value.name === '') throw packFault(file, `has an ${kind} without a name; export the model again`)
  if (value.type === undefined) return fail('has no type; run onnx.shape_inference.infer_shapes on the model')
  const { value: type } = value.type
  if (type.case !== 'tensorType')
    return fail(`is ${describe(value.type)}, not a tensor; ${advice(kind, value.type)}`)
  const element = elementTypeOf(type.value.elemType)
  if (element === undefined) {
    return fail(`has elements of ${dataTypeName(type.value.elemType)}, which are not served; ${cast(kind)}`)
  }
  if (type.value.shape === undefined) {
    return fail(
      'has a shape of unknown rank; declare it when exporting, or run onnx.shape_inference.infer_shapes',
    )
  }
  const shape = dimensions(type.value.shape)
  const zero = shape.indexOf(0)
  if (zero >= 0)
    return fail(`has 0 as dimension ${zero}; export it with the real size, or a name for a variable one`)
  return { name: value.name, type: element, shape }
}

/** -1 where the size is a parameter, absent, or negative (as some exporters write what they do not know). */
function dimensions(shape: TensorShapeProto): readonly number[] {
  return shape.dim.map(({ value }) => (value.case === 'dimValue' ? Math.max(-1, Number(value.value)) : -1))
}

/** A type as people say it: `a sequence of maps from int64 to tensors of float`. */
function describe(type: TypeProto, plural = false): string {
  const { value } = type
  const one = (singular: string, many: string) => (plural ? many : singular)
  const of = (inner: TypeProto | undefined) => (inner === undefined ? 'values' : describe(inner, true))
  switch (value.case) {
    case 'tensorType':
      return `${one('a tensor', 'tensors')} of ${dataTypeName(value.value.elemType)}`
    case 'sparseTensorType':
      return `${one('a sparse tensor', 'sparse tensors')} of ${dataTypeName(value.value.elemType)}`
    case 'sequenceType':
      return `${one('a sequence', 'sequences')} of ${of(value.value.elemType)}`
    case 'mapType':
      return `${one('a map', 'maps')} from ${dataTypeName(value.value.keyType)} to ${of(value.value.valueType)}`
    case 'optionalType':
      return `${one('an optional', 'optionals')} of ${of(value.value.elemType)}`
    default:
      return one('of an unknown type', 'values of an unknown type')
  }
}

function advice(kind: 'input' | 'output', { value }: TypeProto): string {
  if (kind === 'input') return 'export the model with one tensor for each input'
  if (value.case === 'sequenceType' && value.value.elemType?.value.case === 'mapType') {
    return 'export the model without ZipMap (skl2onnx: options={"zipmap": False}; onnxmltools: zipmap=False)'
  }
  return 'export the model with one tensor for each output (an estimator of several targets: one model for each)'
}

function cast(kind: 'input' | 'output'): string {
  return kind === 'input'
    ? 'add a Cast after it and declare the input float32, float16 or an integer type'
    : 'add a Cast before it to float32, float16 or an integer type'
}
