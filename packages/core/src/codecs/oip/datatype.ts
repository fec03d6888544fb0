import type { ElementType } from '../../tensor/tensor.ts'

/** The Open Inference Protocol's name of each element type. */
export const oipDatatype = {
  float16: 'FP16',
  float32: 'FP32',
  float64: 'FP64',
  int8: 'INT8',
  int16: 'INT16',
  int32: 'INT32',
  int64: 'INT64',
  uint8: 'UINT8',
  uint16: 'UINT16',
  uint32: 'UINT32',
  uint64: 'UINT64',
  bool: 'BOOL',
  string: 'BYTES',
} as const satisfies Readonly<Record<ElementType, string>>

export type OipDatatype = (typeof oipDatatype)[ElementType]

const elementTypes: ReadonlyMap<unknown, ElementType> = new Map(
  Object.entries(oipDatatype).map(([type, datatype]) => [datatype, type as ElementType]),
)

/** The element type of an Open Inference Protocol datatype; undefined for any other value. */
export function elementTypeOf(datatype: unknown): ElementType | undefined {
  return elementTypes.get(datatype)
}
