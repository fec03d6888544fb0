import { type ErrorCode, InferryError } from '@inferry/core'
import { createCarry } from './carry.ts'
import { createChunkReader } from './chunk-reader.ts'
import { isCsv } from './is-csv.ts'
import { lineContentEnd } from './line-content.ts'
import { createLineEnds } from './line-ends.ts'
import type { Position } from './record-block.ts'
import { skipMark } from './skip-mark.ts'
import type { SplitOptions } from './split-options.ts'

/** An object of lines behind its header. */
export interface BehindHeader {
  /** The header line with its line end, without a byte order mark; undefined for an object without lines. */
  readonly header: Uint8Array | undefined
  /** Where the first record begins; the header is none. */
  readonly from: Position
  /** The bytes from there on. Whoever does not read them to their end calls `return`, which closes the chunks. */
  readonly rest: AsyncIterableIterator<Uint8Array>
}

/**
 * Takes the header off an object's chunks, which begin at its start: the first line with something on it. The options
 * are those that its records are split with.
 */
export async function takeHeader(
  chunks: AsyncIterable<Uint8Array>,
  { contentType, maxRecordBytes, until }: Pick<SplitOptions, 'contentType' | 'maxRecordBytes' | 'until'>,
): Promise<BehindHeader> {
  const { rest, skipped } = await skipMark(chunks)
  const reader = createChunkReader(rest)
  const lines = createLineEnds(isCsv(contentType), until === undefined ? undefined : refuse)
  const carry = createCarry()
  let offset = skipped

  function refuse(): never {
    throw fault(
      'MALFORMED_BODY',
      'has a line end inside quotes; such an object cannot be shared out by ranges of its bytes: give it whole to one worker',
    )
  }

  async function take(): Promise<BehindHeader> {
    for (;;) {
      const chunk = await reader.next()
      if (chunk === undefined) return end()
      if (chunk.length === 0) continue
      lines.enter(chunk)
      let at = 0
      for (let end = lines.end(0); end >= 0; end = lines.end(at)) {
        carry.append(chunk.subarray(at, end))
        at = end
        const line = carry.take()
        if (lineContentEnd(line, 0, line.length) === 0) continue
        return {
          header: line,
          from: { record: 0, offset: offset + at },
          rest: reader.rest(chunk.subarray(at)),
        }
      }
      carry.append(chunk.subarray(at))
      if (carry.length > maxRecordBytes)
        throw fault('PAYLOAD_TOO_LARGE', `has more than the ${maxRecordBytes} bytes that a request may have`)
      offset += chunk.length
    }
  }

  function end(): BehindHeader {
    if (lines.quoted) throw fault('MALFORMED_BODY', 'opens quotes that the object never closes')
    const line = carry.take()
    const header = lineContentEnd(line, 0, line.length) === 0 ? undefined : line
    return { header, from: { record: 0, offset }, rest: reader.rest(line.subarray(line.length)) }
  }

  try {
    return await take()
  } catch (error) {
    await reader.close()
    throw error
  }
}

function fault(code: ErrorCode, what: string): InferryError {
  return new InferryError(code, `the header line ${what}`, { location: { field: 'header' } })
}
