import { type ByteWriter, writeByte, writeBytes } from '../byte-writer.ts'

const comma = 44

/**
 * Writes a record's columns and behind them its answer's, as they are.
 *
 * Source: API reference, DataProcessing, JoinSource: "appending each transformed row to the end of the input".
 */
export function joinCsv(
  record: Uint8Array,
  start: number,
  end: number,
  answer: Uint8Array,
  out: ByteWriter,
): void {
  writeBytes(out, record, start, end)
  writeByte(out, comma)
  writeBytes(out, answer)
}
