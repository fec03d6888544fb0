import type { ElementType } from '@inferry/core'
import { TensorProto_DataType } from './generated/onnx_pb.ts'

const { FLOAT, DOUBLE, FLOAT16, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, BOOL, STRING } =
  TensorProto_DataType

const elementTypes: ReadonlyMap<number, ElementType> = new Map([
  [FLOAT, 'float32'],
  [DOUBLE, 'float64'],
  [FLOAT16, 'float16'],
  [INT8, 'int8'],
  [INT16, 'int16'],
  [INT32, 'int32'],
  [INT64, 'int64'],
  [UINT8, 'uint8'],
  [UINT16, 'uint16'],
  [UINT32, 'uint32'],
  [UINT64, 'uint64'],
  [BOOL, 'bool'],
  [STRING, 'string'],
])

const names: ReadonlyMap<number, string> = new Map(
  Object.entries(TensorProto_DataType).map(([name, value]) => [value, name.toLowerCase()]),
)

/** Ours for a `TensorProto.DataType`; undefined for those that are not served. */
export function elementTypeOf(dataType: number): ElementType | undefined {
  return elementTypes.get(dataType)
}

/** ONNX's own name in lower case, such as `bfloat16`, for messages. */
export function dataTypeName(dataType: number): string {
  return names.get(dataType) ?? `type ${dataType}`
}
