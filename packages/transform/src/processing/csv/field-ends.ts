import { InferryError } from '@inferry/core'

const quote = 34
const comma = 44

/**
 * Finds where the fields of a CSV record (RFC 4180) end, the first `most` of them: each begins at `start` or behind the
 * one before and its comma. Gives their number; `ends` is overwritten. Throws `MALFORMED_BODY` for quotes that do not
 * fit; a quote inside of a field that does not start with one is a character like others.
 */
export function fieldEnds(
  bytes: Uint8Array,
  start: number,
  end: number,
  ends: number[],
  most = Number.POSITIVE_INFINITY,
): number {
  let at = start
  let count = 0
  for (;;) {
    if (at < end && bytes[at] === quote) {
      at = behindQuotes(bytes, at, end, count)
      if (at < end && bytes[at] !== comma) throw malformed(count, 'has text after its closing quote')
    } else while (at < end && bytes[at] !== comma) at++
    ends[count++] = at
    if (at >= end || count >= most) return count
    at++
  }
}

function behindQuotes(bytes: Uint8Array, start: number, end: number, column: number): number {
  let at = start + 1
  while (at < end) {
    if (bytes[at++] !== quote) continue
    if (at === end || bytes[at] !== quote) return at
    at++
  }
  throw malformed(column, 'has an opening quote and no closing one')
}

function malformed(column: number, found: string): InferryError {
  const message = `column ${column} ${found}; double quotes inside quotes, and quote the whole field`
  return new InferryError('MALFORMED_BODY', message, { location: { column } })
}
