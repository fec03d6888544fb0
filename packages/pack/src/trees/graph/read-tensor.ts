import { allocate, type ElementArrays, type ElementType, elementCount } from '@inferry/core'
import { dataTypeName, elementTypeOf } from '../../onnx/element-type.ts'
import { type TensorProto, TensorProto_DataLocation } from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'

export interface ReadTensor {
  readonly type: ElementType
  readonly dims: readonly number[]
  readonly elements: ElementArrays[ElementType]
}

/** The elements of a constant in an ONNX file. Throws `Unsupported` for what is not in the file, or damaged. */
export function readTensor(tensor: TensorProto): ReadTensor {
  const what = tensor.name === '' ? 'a constant' : `the constant ${JSON.stringify(tensor.name)}`
  const type = elementTypeOf(tensor.dataType)
  if (type === undefined) throw new Unsupported(`${what} is of ${dataTypeName(tensor.dataType)}`)
  if (tensor.dataLocation === TensorProto_DataLocation.EXTERNAL)
    throw new Unsupported(`${what} lies in another file`)
  const dims = tensor.dims.map(Number)
  const count = elementCount(dims)
  const elements = readElements(tensor, type)
  if (elements === undefined || elements.length !== count || dims.some((dim) => dim < 0))
    throw new Unsupported(`${what} does not have the ${count} elements of its shape [${dims}]`)
  return { type, dims, elements }
}

function readElements(tensor: TensorProto, type: ElementType): ElementArrays[ElementType] | undefined {
  if (type === 'string') return tensor.stringData.map((bytes) => new TextDecoder().decode(bytes))
  if (tensor.rawData.length > 0) return fromRaw(tensor.rawData, type)
  switch (type) {
    case 'float32':
      return Float32Array.from(tensor.floatData)
    case 'float64':
      return Float64Array.from(tensor.doubleData)
    case 'int64':
      return BigInt64Array.from(tensor.int64Data)
    case 'uint64':
      return BigUint64Array.from(tensor.uint64Data)
    case 'uint32':
      return Uint32Array.from(tensor.uint64Data, Number)
    default: {
      const elements = allocate(type, tensor.int32Data.length) as Int32Array
      elements.set(tensor.int32Data)
      return elements
    }
  }
}

function fromRaw(
  raw: Uint8Array,
  type: Exclude<ElementType, 'string'>,
): ElementArrays[ElementType] | undefined {
  const size = allocate(type, 1).BYTES_PER_ELEMENT
  if (raw.length % size !== 0) return undefined
  const elements = allocate(type, raw.length / size) as Uint8Array
  new Uint8Array(elements.buffer).set(raw)
  return elements
}
