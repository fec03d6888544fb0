const lineFeed = 10
const carriageReturn = 13

/** Where the line `bytes[start…end)` ends without its LF or CRLF. A lone CR at the end of the bytes counts as one. */
export function lineContentEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  if (at > start && bytes[at - 1] === lineFeed) at--
  if (at > start && bytes[at - 1] === carriageReturn) at--
  return at
}
