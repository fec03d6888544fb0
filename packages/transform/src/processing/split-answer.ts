import { countOf, InferryError } from '@inferry/core'
import { asBuffer } from '../records/as-buffer.ts'
import { lineContentEnd } from '../records/line-content.ts'
import { createLineEnds } from '../records/line-ends.ts'
import type { ContentForm } from './content-form.ts'
import { trimJson } from './json/json-record.ts'

/** The answers to the records of a request: the one to record `i` is `bytes[starts[i]…ends[i])`, without a line end. */
export interface Answers {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/**
 * Cuts the answer to a request of so many records: a line for each. Only `application/json` that answers one record is
 * one value, on however many lines, which become one. Throws `INFERENCE_FAILED` if there are not as many answers as
 * records; blank lines at the end are none.
 */
export function splitAnswer(body: Uint8Array, records: number, form: ContentForm): Answers {
  if (form === 'json' && records === 1) return oneValue(body)
  const bytes = asBuffer(body)
  const starts = new Uint32Array(records)
  const ends = new Uint32Array(records)
  const found = splitLines(bytes, form === 'csv', starts, ends)
  if (found === records) return { bytes, starts, ends }
  throw new InferryError(
    'INFERENCE_FAILED',
    `the answer to ${countOf(records, 'record')} has ${countOf(found, 'line')}; to be joined or filtered it must have a line for each record`,
  )
}

/** Gives how many lines there are up to the last that is not blank, whether they have room or not. */
function splitLines(bytes: Buffer, csv: boolean, starts: Uint32Array, ends: Uint32Array): number {
  if (bytes.length === 0) return 0
  const lines = createLineEnds(csv)
  lines.enter(bytes)
  let count = 0
  let found = 0
  for (let at = 0; at < bytes.length; ) {
    const behind = lines.end(at)
    const end = behind < 0 ? bytes.length : behind
    const content = lineContentEnd(bytes, at, end)
    starts[count] = at
    ends[count] = content
    count++
    if (content > at) found = count
    at = end
  }
  return found
}

function oneValue(body: Uint8Array): Answers {
  const [start, end] = trimJson(body, 0, body.length)
  const bytes = oneLine(body.subarray(start, end))
  return { bytes, starts: Uint32Array.of(0), ends: Uint32Array.of(end - start) }
}

const lineFeed = 10
const carriageReturn = 13
const space = 32

/** Line ends in JSON stand between its tokens only, where any space will do. */
function oneLine(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(lineFeed) && !bytes.includes(carriageReturn)) return bytes
  return bytes.map((byte) => (byte === lineFeed || byte === carriageReturn ? space : byte))
}
