import { numberToFloat16 } from '../../tensor/float16.ts'
import type { ElementArrays, ElementType } from '../../tensor/tensor.ts'
import type { RowLayout } from '../rows/row-layout.ts'
import { type RowSink, reserve } from '../rows/row-sink.ts'

/** Stores `count` of `values`, from `from`, at `at`; false if an element of this type cannot be one of them. */
type Store<T extends ElementType> = (
  data: ElementArrays[T],
  at: number,
  values: Float64Array,
  from: number,
  count: number,
) => boolean

/** From here on a number rounds to a float32 that is infinite. */
const float32Limit = 2 ** 128 - 2 ** 103

const stores: { readonly [T in ElementType]?: Store<T> } = {
  float16(data, at, values, from, count) {
    for (let index = 0; index < count; index++) {
      data[at + index] = numberToFloat16(values[from + index] as number)
      if (((data[at + index] as number) & 0x7fff) === 0x7c00) return false
    }
    return true
  },
  float32(data, at, values, from, count) {
    let fits = true
    for (let index = 0; index < count; index++) {
      const value = values[from + index] as number
      data[at + index] = value
      if (Math.abs(value) >= float32Limit) fits = false
    }
    return fits
  },
  float64(data, at, values, from, count) {
    for (let index = 0; index < count; index++) data[at + index] = values[from + index] as number
    return true
  },
  int8: storeWhole,
  int16: storeWhole,
  int32: storeWhole,
  uint8: storeWhole,
  uint16: storeWhole,
  uint32: storeWhole,
}

/** Whether a row is numbers alone, and a float64 holds each. */
export function isNumeric({ inputs, width }: RowLayout): boolean {
  return width > 0 && inputs.every(({ type }) => stores[type] !== undefined)
}

/**
 * Stores finite numbers and NaN as a row, in the order of the model's columns; false if one does not fit. What was
 * stored of it by then is overwritten by whatever becomes the row.
 */
export function storeNumbers(sink: RowSink, row: number, values: Float64Array): boolean {
  let from = 0
  for (const input of sink.inputs) {
    reserve(sink, input, row)
    const store = stores[input.layout.type] as Store<ElementType> | undefined
    if (store?.(input.data, row * input.width, values, from, input.width) !== true) return false
    from += input.width
  }
  return true
}

function storeWhole(
  data: { [at: number]: number },
  at: number,
  values: Float64Array,
  from: number,
  count: number,
): boolean {
  for (let index = 0; index < count; index++) {
    data[at + index] = values[from + index] as number
    if (data[at + index] !== values[from + index]) return false
  }
  return true
}
