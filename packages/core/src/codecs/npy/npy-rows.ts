import { InferryError } from '../../errors/inferry-error.ts'
import { type FixedType, numbersFromBytes } from '../../tensor/bytes.ts'
import { createTensor, elementCount } from '../../tensor/create-tensor.ts'
import type { ElementArrays, ElementType, Tensors } from '../../tensor/tensor.ts'
import { jsonWanted, setJson } from '../json/json-element.ts'
import { rowLabel } from '../rows/json-rows.ts'
import { matchNames, type Place } from '../rows/match-columns.ts'
import { columnName, valueFault } from '../rows/row-fault.ts'
import type { InputLayout, RowLayout } from '../rows/row-layout.ts'
import { closeRows, type InputSink, openRows, type RowSink, reserve, resolve } from '../rows/row-sink.ts'
import { showValue } from '../show-value.ts'
import type { NpyArray, NpyField } from './npy-header.ts'
import type { NpyElement } from './npy-type.ts'

/** Values in the file that go to one input, side by side in a row. */
interface Part {
  readonly input: InputSink
  /** Where in the input's row. */
  readonly offset: number
  readonly count: number
  readonly field: NpyField
  /** Where a row's value `index` stands in the file. Bytes. */
  readonly place: (row: number, index: number) => number
}

/**
 * Tensors from an npy array. Plain: the shape of the one input, or `[rows, values of a row]`. Structured: a field a
 * column, or a field an input. Values convert as from JSON: floats round to the input's type, whole numbers must stay
 * what they are, booleans and strings stand only for themselves.
 */
export function readNpyRows(layout: RowLayout, array: NpyArray): Tensors {
  const rows = array.shape[0]
  if (rows === undefined) throw wrongShape(layout, array)
  const same = array.structured ? undefined : sameMemory(layout, array, rows)
  if (same) return same
  const sink = openRows(layout, rows, rowLabel)
  const parts = array.structured ? fieldParts(sink, array) : plainParts(sink, array)
  const view = new DataView(array.data.buffer, array.data.byteOffset, array.data.byteLength)
  for (const part of parts) copyPart(sink, part, rows, view)
  return closeRows(sink, rows)
}

/** The common case, without a look at each value: the input's own element type, shape and order. */
function sameMemory(layout: RowLayout, array: NpyArray, rows: number): Tensors | undefined {
  const input = layout.inputs[0] as InputLayout
  const { type } = array.fields[0] as NpyField
  const { shape, fortranOrder } = array
  if (
    layout.inputs.length > 1 ||
    type.type !== input.type ||
    !type.native ||
    (fortranOrder && shape.length > 1)
  )
    return undefined
  if (!fits(input, shape) || (input.rows >= 0 && input.rows !== rows)) return undefined
  const rest = input.width < 0 ? shape.slice(1) : input.rest
  const data = numbersFromBytes(type.type as FixedType, array.data, `input ${showValue(input.name)}`)
  return { [input.name]: createTensor(type.type as FixedType, [rows, ...rest], data) }
}

function fits(input: InputLayout, shape: readonly number[]): boolean {
  const rest = shape.slice(1)
  const exact =
    rest.length === input.rest.length && input.rest.every((dim, axis) => dim < 0 || dim === rest[axis])
  return exact || (input.width >= 0 && rest.length <= 1 && elementCount(rest) === input.width)
}

function plainParts(sink: RowSink, array: NpyArray): readonly Part[] {
  const { layout, inputs } = sink
  const { shape, fortranOrder, itemSize } = array
  const only = inputs.length === 1 ? (inputs[0] as InputSink) : undefined
  const good = only
    ? fits(only.layout, shape)
    : shape.length <= 2 && elementCount(shape.slice(1)) === layout.width
  if (!good) throw wrongShape(layout, array)
  if (only && only.width < 0) resolve(only, shape.slice(1))
  const width = elementCount(shape.slice(1))
  const order = fortranOrder ? fortranOffsets(shape) : undefined
  let from = 0
  return inputs.map((input) => {
    const start = from
    from += input.width
    const place = order
      ? (row: number, index: number) => (row + (order[start + index] as number)) * itemSize
      : (row: number, index: number) => (row * width + start + index) * itemSize
    return { input, offset: 0, count: input.width, field: array.fields[0] as NpyField, place }
  })
}

/** Where, in items, each value of row 0 stands when the first dimension runs fastest. */
function fortranOffsets(shape: readonly number[]): readonly number[] {
  let offsets = [0]
  let stride = shape[0] as number
  for (const dim of shape.slice(1)) {
    const step = stride
    offsets = offsets.flatMap((offset) => Array.from({ length: dim }, (_, at) => offset + at * step))
    stride *= dim
  }
  return offsets
}

function fieldParts(sink: RowSink, array: NpyArray): readonly Part[] {
  const { layout, inputs } = sink
  if (array.shape.length !== 1) throw wrongShape(layout, array)
  const place = (field: NpyField) => (row: number, index: number) =>
    row * array.itemSize + field.offset + index * field.type.size
  const places = matchNames(
    layout,
    array.fields.map(({ name }) => name as string),
    'the npy dtype',
  )
  return array.fields.map((field, at) => {
    const { input: index, offset, whole } = places[at] as Place
    const input = inputs[index] as InputSink
    const good = whole ? fits(input.layout, [0, ...field.shape]) : elementCount(field.shape) === 1
    if (!good) throw wrongField(field, whole ? input.layout.rest : [])
    if (input.width < 0) resolve(input, field.shape)
    return { input, offset, count: whole ? input.width : 1, field, place: place(field) }
  })
}

function copyPart(sink: RowSink, part: Part, rows: number, view: DataView): void {
  const { input, offset, count, field, place } = part
  const { type } = input.layout
  const set = setJson[type] as (data: ElementArrays[ElementType], at: number, value: unknown) => boolean
  for (let row = 0; row < rows; row++) {
    reserve(sink, input, row)
    for (let index = 0; index < count; index++) {
      const value = field.type.read(view, place(row, index))
      if (set(input.data, row * input.width + offset + index, settable(value, type))) continue
      const column =
        input.layout.width < 0 ? input.layout.name : columnName(sink.layout, input.layout, offset + index)
      throw valueFault(sink, row, column, value, `${jsonWanted[type]} (the npy dtype is ${field.type.descr})`)
    }
  }
}

/** The value as `setJson` takes it. */
function settable(value: NpyElement, type: ElementType): number | boolean | string | null {
  if (typeof value === 'bigint') return type === 'int64' || type === 'uint64' ? String(value) : Number(value)
  if (typeof value !== 'number' || Number.isFinite(value)) return value
  return Number.isNaN(value) ? null : String(value)
}

function wrongShape(layout: RowLayout, { shape }: NpyArray): InferryError {
  const only = layout.inputs.length === 1 ? layout.inputs[0] : undefined
  const flat = layout.width < 0 ? [] : [`(rows, ${layout.width})`]
  const forms = only
    ? [`(${['rows', ...only.rest.map((dim) => (dim < 0 ? 'any' : dim))].join(', ')})`, ...flat]
    : flat
  const wanted = [...new Set(forms), 'a structured array of (rows,)'].join(' or ')
  const hint = shape.length === 1 && shape[0] === layout.width ? '; for one row send x.reshape(1, -1)' : ''
  const message = `the npy array has the shape (${shape.join(', ')}), expected ${wanted}${hint}`
  return new InferryError('INVALID_INPUT', message)
}

function wrongField(field: NpyField, rest: readonly number[]): InferryError {
  const message = `the npy field ${showValue(field.name)} has the shape (${field.shape}), expected (${rest})`
  return new InferryError('INVALID_INPUT', message, { location: { column: field.name as string } })
}
