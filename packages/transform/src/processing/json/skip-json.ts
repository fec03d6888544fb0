import { skipScalar, skipSpace, skipString } from './skip-token.ts'

/*
 * Where JSON values end, in bytes: numbers and strings stay as they were written, and nothing is made of them. Each
 * function gives the offset behind what it skips, or `~offset` of the first byte that does not fit, which is negative.
 */

const quote = 34
const comma = 44
const colon = 58
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const closeBrace = 125

/** Deeper values are refused. */
const deepest = 512

export function isObject(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === openBrace
}

export function isArray(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === openBracket
}

/** The value that begins at `start`, however it is nested. */
export function skipValue(bytes: Uint8Array, start: number, end: number, depth = 0): number {
  if (start >= end) return ~start
  const byte = bytes[start] as number
  if (byte === quote) return skipString(bytes, start, end)
  if (byte === openBrace) return skipMembers(bytes, start, end, undefined, depth)
  if (byte === openBracket) return skipElements(bytes, start, end, undefined, depth)
  return skipScalar(bytes, start, end)
}

/** An object; `spans` gets start and end of each key, quotes included, and of its value. */
export function skipMembers(
  bytes: Uint8Array,
  start: number,
  end: number,
  spans?: number[],
  depth = 0,
): number {
  if (bytes[start] !== openBrace || depth === deepest) return ~start
  let at = skipSpace(bytes, start + 1, end)
  if (at < end && bytes[at] === closeBrace) return at + 1
  for (;;) {
    const key = at
    at = skipString(bytes, key, end)
    if (at < 0) return at
    const keyEnd = at
    at = skipSpace(bytes, at, end)
    if (at >= end || bytes[at] !== colon) return ~at
    const value = skipSpace(bytes, at + 1, end)
    at = skipValue(bytes, value, end, depth + 1)
    if (at < 0) return at
    spans?.push(key, keyEnd, value, at)
    at = skipSpace(bytes, at, end)
    if (at >= end) return ~at
    if (bytes[at] === closeBrace) return at + 1
    if (bytes[at] !== comma) return ~at
    at = skipSpace(bytes, at + 1, end)
  }
}

/** An array; `spans` gets start and end of each element. */
export function skipElements(
  bytes: Uint8Array,
  start: number,
  end: number,
  spans?: number[],
  depth = 0,
): number {
  if (bytes[start] !== openBracket || depth === deepest) return ~start
  let at = skipSpace(bytes, start + 1, end)
  if (at < end && bytes[at] === closeBracket) return at + 1
  for (;;) {
    const value = at
    at = skipValue(bytes, value, end, depth + 1)
    if (at < 0) return at
    spans?.push(value, at)
    at = skipSpace(bytes, at, end)
    if (at >= end) return ~at
    if (bytes[at] === closeBracket) return at + 1
    if (bytes[at] !== comma) return ~at
    at = skipSpace(bytes, at + 1, end)
  }
}
