import { countOf } from '../../errors/count-of.ts'
import type { InferryError } from '../../errors/inferry-error.ts'
import type { ElementArrays, ElementType, Tensors } from '../../tensor/tensor.ts'
import { jsonWanted, setJson } from '../json/json-element.ts'
import { showNames, showValue } from '../show-value.ts'
import { caseHint, columnName, knownNames, rowFault, unknownToo, valueFault } from './row-fault.ts'
import type { RowLayout, Target } from './row-layout.ts'
import { closeRows, type InputSink, openRows, type RowSink, reserve, resolve } from './row-sink.ts'

/** How messages name rows that have no line numbers. */
export const rowLabel = (row: number): string => `row ${row}`

/** Tensors from parsed JSON rows; see {@link writeJsonRow} for what a row can be. */
export function readJsonRows(layout: RowLayout, rows: readonly unknown[]): Tensors {
  const sink = openRows(layout, rows.length, rowLabel)
  for (let row = 0; row < rows.length; row++) writeJsonRow(sink, row, rows[row])
  return closeRows(sink, rows.length)
}

/**
 * Writes one row. By position: the flat list of all values in the manifest's order; for a model with one input also
 * an array of that input's shape, and a plain value where a row has only one. By name: an object of columns or of
 * whole inputs. Throws `INVALID_INPUT` that names row, column and value.
 */
export function writeJsonRow(sink: RowSink, row: number, value: unknown): void {
  if (Array.isArray(value)) writeList(sink, row, value)
  else if (typeof value === 'object' && value !== null)
    writeObject(sink, row, value as Record<string, unknown>)
  else if (sink.layout.width === 1) writeList(sink, row, [value])
  else throw rowFault(sink, row, `${showValue(value)}, expected ${rowForm(sink.layout)}`)
}

function writeList(sink: RowSink, row: number, values: readonly unknown[]): void {
  const { layout, inputs } = sink
  const only = inputs.length === 1 ? (inputs[0] as InputSink) : undefined
  if (only && (layout.width < 0 || (Array.isArray(values[0]) && only.rest.length > 0))) {
    writeWhole(sink, only, row, values)
    return
  }
  if (layout.width < 0) throw rowFault(sink, row, `expected ${rowForm(layout)}`)
  if (values.length !== layout.width) {
    throw rowFault(sink, row, `${countOf(values.length, 'value')}, expected ${rowForm(layout)}`)
  }
  let from = 0
  for (const input of inputs) {
    writeValues(sink, input, row, 0, values, from, input.width)
    from += input.width
  }
}

function writeObject(sink: RowSink, row: number, object: Record<string, unknown>): void {
  let used = 0
  for (const input of sink.inputs) {
    const { name, columns } = input.layout
    if (Object.hasOwn(object, name) && !sink.layout.columns.has(name)) {
      writeWhole(sink, input, row, object[name])
      used++
    } else if (columns) {
      writeNamed(sink, input, row, columns, object)
      used += columns.length
    } else {
      const also = unknownToo(sink.layout, Object.keys(object))
      throw rowFault(sink, row, `lacks the input ${showValue(name)}${also}`, name)
    }
  }
  const keys = Object.keys(object)
  if (keys.length !== used) throw unknownName(sink, row, keys)
}

function writeNamed(
  sink: RowSink,
  input: InputSink,
  row: number,
  columns: readonly string[],
  object: Record<string, unknown>,
): void {
  reserve(sink, input, row)
  const { data, width } = input
  const set = setterOf(input)
  for (let offset = 0; offset < width; offset++) {
    const name = columns[offset] as string
    if (!Object.hasOwn(object, name)) {
      const missing = columns.filter((column) => !Object.hasOwn(object, column))
      const lacks = `lacks the column${missing.length > 1 ? 's' : ''} ${showNames(missing)}`
      throw rowFault(sink, row, `${lacks}${unknownToo(sink.layout, Object.keys(object))}`, name)
    }
    let value = object[name]
    // What a column [N, 1] nests: [5] for 5.
    if (width === 1 && Array.isArray(value) && value.length === 1) value = value[0]
    if (!set(data, row * width + offset, value)) {
      throw valueFault(sink, row, name, value, jsonWanted[input.layout.type])
    }
  }
}

/** Writes one value to a named column. */
export function writeJsonCell(sink: RowSink, target: Target, row: number, value: unknown): void {
  const input = sink.inputs[target.input] as InputSink
  reserve(sink, input, row)
  if (!setterOf(input)(input.data, row * input.width + target.offset, value))
    refuse(sink, input, row, target.offset, value)
}

/** Writes one row of one input: nested to its shape, or flat, or plain where it has one value. */
export function writeWhole(sink: RowSink, input: InputSink, row: number, value: unknown): void {
  if (input.width < 0) resolve(input, measure(sink, input, row, value))
  const list = Array.isArray(value) ? value : [value]
  const flat = list.length === input.width && !Array.isArray(list[0])
  if (flat && input.layout.width >= 0) {
    writeValues(sink, input, row, 0, list, 0, input.width)
    return
  }
  checkNested(sink, input, row, value, 0)
  writeNested(sink, input, row, 0, value, 0)
}

function writeNested(
  sink: RowSink,
  input: InputSink,
  row: number,
  offset: number,
  value: unknown,
  axis: number,
): number {
  const list = axis < input.rest.length ? (value as readonly unknown[]) : [value]
  if (axis + 1 >= input.rest.length) {
    writeValues(sink, input, row, offset, list, 0, list.length)
    return offset + list.length
  }
  let at = offset
  for (const item of list) at = writeNested(sink, input, row, at, item, axis + 1)
  return at
}

/** Checks lengths before memory is taken. Goes no deeper than the shape. */
function checkNested(sink: RowSink, input: InputSink, row: number, value: unknown, axis: number): void {
  const { rest, layout } = input
  if (axis === rest.length) return
  if (!Array.isArray(value) || value.length !== rest[axis]) {
    const found = `${showValue(value)} at depth ${axis}`
    const sentence = `input ${showValue(layout.name)} is ${found}, expected an array of the shape [${rest}]`
    throw rowFault(
      sink,
      row,
      layout.width > 1 ? `${sentence}, or ${layout.width} values` : sentence,
      layout.name,
    )
  }
  if (axis + 1 < rest.length) for (const item of value) checkNested(sink, input, row, item, axis + 1)
}

/** The dimensions of a value that the layout leaves open, along its first items. */
function measure(sink: RowSink, { layout }: InputSink, row: number, value: unknown): readonly number[] {
  const dims: number[] = []
  let item = value
  for (const dim of layout.rest) {
    if (!Array.isArray(item)) {
      const shape = layout.rest.map((size) => (size < 0 ? 'any' : size)).join(', ')
      const sentence = `input ${showValue(layout.name)} wants arrays of the shape [${shape}], found ${showValue(item)} at depth ${dims.length}`
      throw rowFault(sink, row, sentence, layout.name)
    }
    dims.push(dim < 0 ? item.length : dim)
    item = item[0]
  }
  return dims
}

function writeValues(
  sink: RowSink,
  input: InputSink,
  row: number,
  offset: number,
  values: readonly unknown[],
  from: number,
  count: number,
): void {
  reserve(sink, input, row)
  const { data } = input
  const set = setterOf(input)
  const start = row * input.width + offset
  for (let at = 0; at < count; at++) {
    if (!set(data, start + at, values[from + at])) refuse(sink, input, row, offset + at, values[from + at])
  }
}

type Setter = (data: ElementArrays[ElementType], at: number, value: unknown) => boolean

function setterOf(input: InputSink): Setter {
  return setJson[input.layout.type] as Setter
}

function refuse(sink: RowSink, input: InputSink, row: number, offset: number, value: unknown): never {
  const { layout } = input
  const column = layout.width < 0 ? layout.name : columnName(sink.layout, layout, offset)
  throw valueFault(sink, row, column, value, jsonWanted[layout.type])
}

function unknownName(sink: RowSink, row: number, keys: readonly string[]): InferryError {
  const { layout } = sink
  const isInput = (key: string) => layout.inputs.some(({ name }) => name === key)
  const stranger = keys.find((key) => !layout.columns.has(key) && !isInput(key))
  const known = `known are ${knownNames(layout)}`
  if (stranger !== undefined)
    return rowFault(
      sink,
      row,
      `unknown column ${showValue(stranger)}; ${known}${caseHint(layout, keys)}`,
      stranger,
    )
  return rowFault(sink, row, `names both an input and columns of it; ${known}`)
}

function rowForm(layout: RowLayout): string {
  const list = layout.width < 0 ? undefined : `an array of ${countOf(layout.width, 'value')}`
  if (layout.inputs.length === 1) {
    const rest = layout.inputs[0]?.rest as readonly number[]
    const shape = `an array of the shape [${rest.map((dim) => (dim < 0 ? 'any' : dim))}]`
    if (list === undefined) return shape
    return rest.length > 1 ? `${list}, or ${shape}` : list
  }
  const object = `an object of ${knownNames(layout)}`
  return list === undefined ? object : `${list}, or ${object}`
}
