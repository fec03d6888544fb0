import { asBuffer } from './as-buffer.ts'
import { blockOfOne, createBlockBuilder } from './block-builder.ts'
import { createCarry } from './carry.ts'
import { isCsv } from './is-csv.ts'
import { lineContentEnd } from './line-content.ts'
import { createLineEnds } from './line-ends.ts'
import type { Position, RecordBlock } from './record-block.ts'
import { skipMark } from './skip-mark.ts'
import { largeRecord, malformedRecord } from './split-fault.ts'
import { objectStart, type SplitOptions } from './split-options.ts'

/** The longest line end: CRLF. */
const delimiterBytes = 2

/**
 * Lines, each a record with its LF or CRLF; the last one may have none. A block is part of its chunk; only a line that
 * lies in several is copied, to a block of its own.
 *
 * Source: API reference, TransformInput, SplitType: "Line to split records on a newline character boundary".
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  options: Omit<SplitOptions, 'splitType'>,
): AsyncGenerator<RecordBlock> {
  const { contentType, blankLines, maxRecordBytes, from = objectStart, until } = options
  const csv = isCsv(contentType)
  const { rest, skipped } = csv && from.offset === 0 ? await skipMark(chunks) : { rest: chunks, skipped: 0 }
  let { record, offset } = from
  offset += skipped
  // The mark is part of the first line, which so begins at 0.
  const behind =
    until === undefined ? Number.POSITIVE_INFINITY : until === 0 ? 0 : Math.max(until, skipped + 1)
  const carry = createCarry()
  const found = createBlockBuilder()
  const current = (): Position => ({ record: record + found.count, offset: lineStart })
  let lineStart = offset
  const lines = createLineEnds(csv, until === undefined ? undefined : () => refuseQuotedLineFeed(current()))

  /** The line's bytes so far, its delimiter perhaps among them. */
  function checkUnfinished(bytes: number): void {
    if (bytes > maxRecordBytes + delimiterBytes) throw tooLarge(current())
  }
  function tooLarge(at: Position) {
    return largeRecord(at, maxRecordBytes, lines.quoted ? ', or look for a quote that is never closed' : '')
  }
  /** Whether the line is a record. */
  function isRecord(bytes: Uint8Array, start: number, end: number): boolean {
    // A line's content is looked at only where it can matter: where it may be empty, or too large.
    if (end - start > delimiterBytes && end - start <= maxRecordBytes) return true
    const content = lineContentEnd(bytes, start, end) - start
    if (content > maxRecordBytes) throw tooLarge(current())
    return content > 0 || blankLines === 'keep'
  }

  for await (const given of rest) {
    const chunk = asBuffer(given)
    if (chunk.length === 0) continue
    const stop = behind - offset
    let at = 0
    lines.enter(chunk)
    if (carry.length > 0) {
      at = lines.end(0)
      checkUnfinished(carry.length + (at < 0 ? chunk.length : at))
      carry.append(at < 0 ? chunk : chunk.subarray(0, at))
      if (at < 0) {
        offset += chunk.length
        continue
      }
      const line = carry.take()
      if (isRecord(line, 0, line.length)) yield blockOfOne(line, { record: record++, offset: lineStart })
    }
    while (at < stop) {
      lineStart = offset + at
      const end = lines.end(at)
      if (end < 0) break
      if (isRecord(chunk, at, end)) found.add(at, end)
      at = end
    }
    if (at < stop && at < chunk.length) checkUnfinished(chunk.length - at)
    if (found.count > 0) {
      const block = found.take(chunk, { record, offset })
      record = block.next.record
      yield block
    }
    if (at >= stop) return
    if (at < chunk.length) carry.append(chunk.subarray(at))
    offset += chunk.length
  }
  if (carry.length === 0) return
  if (lines.quoted)
    throw malformedRecord(current(), 'opens quotes that the object never closes; double quotes inside quotes')
  const line = carry.take()
  if (isRecord(line, 0, line.length)) yield blockOfOne(line, current())
}

function refuseQuotedLineFeed(at: Position): never {
  throw malformedRecord(
    at,
    'has a line end inside quotes; an object with such records cannot be shared out by ranges of its bytes: give it whole to one worker',
  )
}
