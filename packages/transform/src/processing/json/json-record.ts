import { countOf, InferryError } from '@inferry/core'
import { skipValue } from './skip-json.ts'
import { isSpace, skipSpace } from './skip-token.ts'

/** Skips a value of a kind, as the functions of `skip-json.ts` do. */
type Skip = (bytes: Uint8Array, start: number, end: number, spans?: number[]) => number

/** Where the JSON text in `bytes[start…end)` begins and ends, without space and a byte order mark around it. */
export function trimJson(bytes: Uint8Array, start: number, end: number): readonly [number, number] {
  const marked = bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf
  const from = skipSpace(bytes, marked ? start + 3 : start, end)
  let until = end
  while (until > from && isSpace(bytes[until - 1] as number)) until--
  return [from, until]
}

/** Throws `MALFORMED_BODY` unless `bytes[start…end)` is one value of a kind, with nothing behind it. */
export function checkJson(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  skip: Skip = skipAny,
  spans?: number[],
): void {
  const fault = jsonFault(bytes, start, end, skip, spans)
  if (fault !== undefined) throw new InferryError('MALFORMED_BODY', `it is not JSON: ${fault}`)
}

/** Why `bytes[start…end)` is not one value of a kind, if it is not. */
export function jsonFault(
  bytes: Uint8Array,
  start: number,
  end: number,
  skip: Skip = skipAny,
  spans?: number[],
): string | undefined {
  if (start === end) return 'there is nothing'
  const at = skip(bytes, start, end, spans)
  if (at === end) return undefined
  const wrong = at < 0 ? ~at : skipSpace(bytes, at, end)
  if (wrong >= end) return `it ends too early, after ${countOf(end - start, 'byte')}`
  const found = JSON.stringify(String.fromCharCode(bytes[wrong] as number))
  return at < 0
    ? `byte ${wrong - start} (${found}) does not fit`
    : `there is more (${found}) behind the value, at byte ${wrong - start}`
}

function skipAny(bytes: Uint8Array, start: number, end: number): number {
  return skipValue(bytes, start, end)
}
