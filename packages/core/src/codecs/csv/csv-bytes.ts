import type { Tensors } from '../../tensor/tensor.ts'
import { decodeText } from '../decode-text.ts'
import type { RowLayout } from '../rows/row-layout.ts'
import { openCsvRows, readCsvRows } from './csv-rows.ts'
import { lookAhead } from './plain-number.ts'
import { readPlainRecord } from './plain-record.ts'
import { readRecord } from './read-records.ts'
import { isNumeric } from './store-numbers.ts'

const lineFeed = 10
const byteOrderMark = Buffer.from('\ufeff')

/**
 * Tensors from the bytes of CSV, as {@link readCsvRows} gives them from its text. Records of plain numbers are read from
 * the bytes, which is many times as fast; the text is made only when another record comes.
 */
export function readCsvBytes(layout: RowLayout, body: Uint8Array, header: boolean | undefined): Tensors {
  // A body that cannot hold a row shall not take the memory of one.
  if (!isNumeric(layout) || layout.width > body.length + 1)
    return readCsvRows(layout, decodeText(body), header)
  const rows = openCsvRows(layout, body.length, header)
  const values = new Float64Array(layout.width)
  const single = layout.inputs.every(({ type }) => type === 'float32')
  const parts = lineParts(body)
  const fields: string[] = []
  let text: string | undefined
  let at = 0
  /** The place in the text that is `known` in the bytes; only ASCII lies between that and `at`. */
  const cursor = { at: 0, line: 1 }
  let known = 0

  /** Takes records of plain numbers, as many as come. */
  function takeNumbers(): void {
    for (const { start, end, view } of parts) {
      while (at < end) {
        const next = readPlainRecord(view, at - start, values, single)
        if (next < 0 || !rows.addNumbers(values, cursor.line)) return
        at = Math.min(start + next, end)
        cursor.line++
      }
    }
  }

  /** Takes any one record. */
  function takeRecord(): void {
    if (text === undefined) {
      text = decodeText(body)
      if (byteOrderMark.equals(body.subarray(0, 3))) at = known = 3
      if (at === body.length) return
    }
    cursor.at += at - known
    const { at: from, line } = cursor
    const blank = readRecord(text, cursor, fields)
    rows.add(fields, line, blank)
    const isAscii = text.length === body.length
    at += isAscii ? cursor.at - from : Buffer.byteLength(text.slice(from, cursor.at))
    known = at
  }

  while (at < body.length) {
    takeNumbers()
    if (at < body.length) takeRecord()
  }
  return rows.close()
}

interface Part {
  /** Offsets in the body. */
  readonly start: number
  readonly end: number
  /** Its bytes, and {@link lookAhead} more behind its last line feed, which every part has. */
  readonly view: DataView
}

/** A body of so many bytes is copied whole: that is quicker than to part it. */
const small = 4096

/** The body up to its last lines, and a copy of these with what must come after them. */
function lineParts(body: Uint8Array): readonly Part[] {
  const { length } = body
  const lines = length <= small ? 0 : body.lastIndexOf(lineFeed, length - 1 - lookAhead) + 1
  const last = Buffer.allocUnsafe(length - lines + 1 + lookAhead)
  last.set(lines === 0 ? body : body.subarray(lines))
  last[length - lines] = lineFeed
  const end = { start: lines, end: length, view: viewOf(last) }
  return lines === 0 ? [end] : [{ start: 0, end: lines, view: viewOf(body) }, end]
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length)
}
