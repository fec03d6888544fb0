import { float16ToNumber } from '../../tensor/float16.ts'
import { shortestFloat16, shortestFloat32 } from '../../tensor/shortest-float.ts'
import type { ElementArrays, ElementType, Tensor } from '../../tensor/tensor.ts'

/** What `JSON.stringify` writes as the element itself. */
export type JsonElement = number | string | boolean | null

/** Elements `start` to `end` (exclusive) as JSON values. The opposite of `setJson`. */
export function jsonValues({ type, data }: Tensor, start = 0, end: number = data.length): JsonElement[] {
  const read = readers[type] as (data: ElementArrays[ElementType], at: number) => JsonElement
  const values = new Array<JsonElement>(end - start)
  for (let at = start; at < end; at++) values[at - start] = read(data, at)
  return values
}

type Element<T extends ElementType> = ElementArrays[T][number]
type Reader<T extends ElementType> = (data: ElementArrays[T], at: number) => JsonElement

const whole = (data: { readonly [at: number]: number }, at: number): JsonElement => data[at] as number

const readers: { readonly [T in ElementType]: Reader<T> } = {
  float16: (data, at) => {
    const value = float16ToNumber(data[at] as Element<'float16'>)
    return Number.isFinite(value) ? shortestFloat16(value) : notFinite(value)
  },
  float32: (data, at) => {
    const value = data[at] as Element<'float32'>
    return Number.isFinite(value) ? shortestFloat32(value) : notFinite(value)
  },
  float64: (data, at) => {
    const value = data[at] as Element<'float64'>
    return Number.isFinite(value) ? value : notFinite(value)
  },
  int8: whole,
  int16: whole,
  int32: whole,
  int64: (data, at) => big(data[at] as bigint),
  uint8: whole,
  uint16: whole,
  uint32: whole,
  uint64: (data, at) => big(data[at] as bigint),
  bool: (data, at) => data[at] !== 0,
  string: (data, at) => data[at] as string,
}

function notFinite(value: number): JsonElement {
  return Number.isNaN(value) ? null : String(value)
}

function big(value: bigint): JsonElement {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}
