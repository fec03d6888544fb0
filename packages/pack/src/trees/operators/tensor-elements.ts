import { dataTypeName } from '../../onnx/element-type.ts'
import {
  TensorProto_DataType as DataType,
  type NodeProto,
  type TensorProto,
  TensorProto_DataLocation,
} from '../../onnx/generated/onnx_pb.ts'
import { Unsupported } from '../unsupported.ts'
import { operatorFault } from './operator-fault.ts'

const types = { float32: DataType.FLOAT, float64: DataType.DOUBLE, uint8: DataType.UINT8 } as const
const arrays = { float32: Float32Array, float64: Float64Array, uint8: Uint8Array } as const

/** The elements of an attribute of the operator `node`. A tensor without dimensions counts as left out. */
export function tensorElements(
  node: NodeProto,
  name: string,
  tensor: TensorProto,
  type: keyof typeof types,
): ArrayLike<number> {
  if (tensor.dims.length === 0) return []
  if (tensor.dataLocation === TensorProto_DataLocation.EXTERNAL)
    throw new Unsupported(`its ${name} lies in another file`)
  if (tensor.dataType !== types[type])
    throw operatorFault(node, `its ${name} is of ${dataTypeName(tensor.dataType)}, expected ${type}`)
  const elements = tensor.rawData.length > 0 ? fromRaw(tensor.rawData, type) : fromData(tensor, type)
  const count = tensor.dims.reduce((product, dim) => product * dim, 1n)
  if (elements !== undefined && BigInt(elements.length) === count) return elements
  throw operatorFault(node, `its ${name} does not have the ${count} elements of its shape`)
}

function fromData(tensor: TensorProto, type: keyof typeof types): ArrayLike<number> {
  if (type === 'float32') return tensor.floatData
  return type === 'float64' ? tensor.doubleData : Uint8Array.from(tensor.int32Data)
}

/** Raw data is little-endian, as are the machines that this runs on, but at any offset. */
function fromRaw(raw: Uint8Array, type: keyof typeof types): ArrayLike<number> | undefined {
  const ElementArray = arrays[type]
  if (raw.length % ElementArray.BYTES_PER_ELEMENT !== 0) return undefined
  // Not `raw.slice()`, which is a view of the whole file where `raw` is a Buffer.
  return new ElementArray(new Uint8Array(raw).buffer)
}
