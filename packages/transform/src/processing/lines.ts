const quote = 34
const comma = 44
export const lineFeed = 10
export const carriageReturn = 13

/** Where a record ends without its line end. */
export function contentEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  if (at > start && bytes[at - 1] === lineFeed) at--
  if (at > start && bytes[at - 1] === carriageReturn) at--
  return at
}

/** Where a record begins without a byte order mark, which an object's first one may have. */
export function skipMark(bytes: Uint8Array, start: number, end: number): number {
  const marked =
    start + 2 < end && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf
  return marked ? start + 3 : start
}

/** Where the line that begins at `start` ends, without its line feed. */
export function lineEnd(bytes: Uint8Array, start: number): number {
  const at = bytes.indexOf(lineFeed, start)
  return at < 0 ? bytes.length : at
}

/** The same for CSV: a line feed in quotes does not count. */
export function csvLineEnd(bytes: Uint8Array, start: number): number {
  let quoted = false
  let fieldStart = true
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote && (quoted || fieldStart)) {
      // A doubled quote closes and opens again.
      if (quoted && bytes[at + 1] === quote) at++
      else quoted = !quoted
    } else if (byte === lineFeed && !quoted) return at
    fieldStart = byte === comma
  }
  return bytes.length
}
