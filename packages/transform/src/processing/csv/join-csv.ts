import { type ByteWriter, writeByte, writeBytes } from '../byte-writer.ts'
import type { Piece } from '../record-form.ts'

const comma = 44

/**
 * Writes a record's columns and behind them its answer's, as they are.
 *
 * Source: API reference, DataProcessing, JoinSource: "appending each transformed row to the end of the input".
 */
export function joinCsv(record: Piece, answer: Piece, out: ByteWriter): void {
  writeBytes(out, record.bytes, record.start, record.end)
  writeByte(out, comma)
  writeBytes(out, answer.bytes, answer.start, answer.end)
}
