import type { Tensor } from '../../tensor/tensor.ts'
import { type JsonElement, jsonValues } from '../json/json-values.ts'
import { rowWidth, type SelectedOutput } from '../select-outputs.ts'
import { addFloat32, addNumber } from './add-number.ts'
import { addByte, addText, makeRoom, openText, type TextBuffer } from './text-buffer.ts'

const comma = 44
const lineFeed = 10

/** Bytes of a number; what is longer makes its room as it comes. */
const usual = 12

/** The outputs' values side by side, a line a row, behind `header`. NaN is written out: a missing value is no missing field. */
export function writeRows(selected: readonly SelectedOutput[], rows: number, header: string): Uint8Array {
  const columns = selected.map(({ tensor }) => ({ width: rowWidth(tensor), add: fieldAdder(tensor) }))
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const text = openText(header.length + rows * width * usual)
  addText(text, header)
  for (let row = 0; row < rows; row++) {
    const start = text.length
    for (const { width, add } of columns) {
      for (let at = row * width; at < (row + 1) * width; at++) {
        add(text, at)
        makeRoom(text, 2)
        addByte(text, comma)
      }
    }
    // A line with nothing on it would be no record.
    if (width === 1 && text.length === start + 1) {
      text.length = start
      addText(text, '"",')
    }
    endLine(text, start)
  }
  return text.bytes.subarray(0, text.length)
}

/** Puts the line's end in place of its last comma. */
function endLine(text: TextBuffer, start: number): void {
  if (text.length > start) text.length--
  makeRoom(text, 1)
  addByte(text, lineFeed)
}

/** Adds the element at an index, as a field. */
function fieldAdder(tensor: Tensor): (text: TextBuffer, at: number) => void {
  const { type, data } = tensor
  if (type === 'float32') return (text, at) => addFloat32(text, data[at] as number)
  if (type === 'string') return (text, at) => addText(text, quoted(data[at] as string))
  const values = jsonValues(tensor)
  return (text, at) => addValue(text, values[at] as JsonElement)
}

function addValue(text: TextBuffer, value: JsonElement): void {
  if (typeof value === 'number') addNumber(text, value)
  else addText(text, value === null ? 'NaN' : String(value))
}

/** A field, in quotes where it needs them. */
export function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
