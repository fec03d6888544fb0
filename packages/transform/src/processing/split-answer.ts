import { countOf, InferryError } from '@inferry/core'
import type { ContentForm } from './content-form.ts'
import { trimJson } from './json/json-record.ts'
import { carriageReturn, contentEnd, csvLineEnd, lineEnd, lineFeed } from './lines.ts'

/** The answers to the records of a request: the one to record `i` is `bytes[starts[i]…ends[i])`, without a line end. */
export interface Answers {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

const space = 32

/**
 * Cuts the answer to a request of so many records: a line for each. Only `application/json` that answers one record is
 * one value, on however many lines, which become one. Throws `INFERENCE_FAILED` if there are not as many answers as
 * records; blank lines at the end are none.
 */
export function splitAnswer(body: Uint8Array, records: number, form: ContentForm): Answers {
  if (form === 'json' && records === 1) return oneValue(body)
  const starts = new Uint32Array(records)
  const ends = new Uint32Array(records)
  const endOf = form === 'csv' && body.includes(34) ? csvLineEnd : lineEnd
  let lines = 0
  let found = 0
  for (let at = 0; at < body.length; ) {
    const end = endOf(body, at)
    const content = contentEnd(body, at, end)
    if (lines < records) {
      starts[lines] = at
      ends[lines] = content
    }
    lines++
    if (content > at) found = lines
    at = end + 1
  }
  if (found === records) return { bytes: body, starts, ends }
  throw new InferryError(
    'INFERENCE_FAILED',
    `the answer to ${countOf(records, 'record')} has ${countOf(found, 'line')}; to be joined or filtered it must have a line for each record`,
  )
}

function oneValue(body: Uint8Array): Answers {
  const [start, end] = trimJson(body, 0, body.length)
  const bytes = body.subarray(start, end)
  return {
    bytes: isOneLine(bytes) ? bytes : oneLine(bytes),
    starts: Uint32Array.of(0),
    ends: Uint32Array.of(end - start),
  }
}

function isOneLine(bytes: Uint8Array): boolean {
  return !bytes.includes(lineFeed) && !bytes.includes(carriageReturn)
}

/** Line ends in JSON stand between its tokens only, where any space will do. */
function oneLine(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte === lineFeed || byte === carriageReturn ? space : byte))
}
