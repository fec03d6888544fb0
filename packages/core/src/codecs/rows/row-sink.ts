import { countOf } from '../../errors/count-of.ts'
import { InferryError } from '../../errors/inferry-error.ts'
import { createTensor, elementCount } from '../../tensor/create-tensor.ts'
import { allocate } from '../../tensor/element-type.ts'
import type { ElementArrays, ElementType, Tensor, Tensors } from '../../tensor/tensor.ts'
import type { InputLayout, RowLayout } from './row-layout.ts'

/** The tensors of a request while its rows are read. */
export interface RowSink {
  readonly layout: RowLayout
  readonly inputs: readonly InputSink[]
  /** The most rows that can come. */
  readonly limit: number
  /** How messages name a row. */
  readonly label: (row: number) => string
}

/** One input's values, row after row. */
export interface InputSink {
  readonly layout: InputLayout
  /** As in the layout, or found from the first row where that leaves a dimension open. */
  rest: readonly number[]
  width: number
  /** Rows that `data` has room for. */
  capacity: number
  data: ElementArrays[ElementType]
}

/** So much memory is taken at once; more only as valid rows arrive. Elements. */
const firstReserve = 65536

/** Ready to take `limit` rows at most. */
export function openRows(layout: RowLayout, limit: number, label: (row: number) => string): RowSink {
  const inputs = layout.inputs.map((input): InputSink => {
    const { type, rest, width } = input
    const capacity = width < 0 ? 0 : Math.min(limit, Math.floor(firstReserve / width))
    return { layout: input, rest, width, capacity, data: allocate(type, capacity * Math.max(width, 0)) }
  })
  return { layout, inputs, limit, label }
}

/** Makes room for the row of that index in one input. */
export function reserve(sink: RowSink, input: InputSink, row: number): void {
  if (row < input.capacity) return
  const capacity = Math.min(sink.limit, Math.max(row + 1, input.capacity * 2))
  const grown = allocate(input.layout.type, capacity * input.width)
  if (Array.isArray(grown)) for (const [at, text] of (input.data as string[]).entries()) grown[at] = text
  else (grown as Uint8Array).set(input.data as Uint8Array)
  input.data = grown
  input.capacity = capacity
}

/** The tensors, once `rows` rows were written to every input. Throws `INVALID_INPUT` if the model takes another number. */
export function closeRows(sink: RowSink, rows: number): Tensors {
  if (rows === 0) throw new InferryError('INVALID_INPUT', 'no rows: send at least one')
  const tensors: Record<string, Tensor> = {}
  for (const { layout, rest, width, data } of sink.inputs) {
    if (layout.rows >= 0 && layout.rows !== rows) {
      throw new InferryError(
        'INVALID_INPUT',
        `the model takes exactly ${countOf(layout.rows, 'row')} at a time, not ${rows}`,
      )
    }
    const count = rows * width
    const whole =
      data.length === count ? data : Array.isArray(data) ? data.slice(0, count) : data.subarray(0, count)
    tensors[layout.name] = createTensor(layout.type, [rows, ...rest], whole as ElementArrays[ElementType])
  }
  return tensors
}

/** Fixes the dimensions that the layout leaves open. */
export function resolve(input: InputSink, rest: readonly number[]): void {
  input.rest = rest
  input.width = elementCount(rest)
}
