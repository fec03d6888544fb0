const quote = 34
const minus = 45
const backslash = 92

/** `NaN` and its kin are what Python writes; core's codecs read them too. */
const words = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'].map((word) => Buffer.from(word))

const escapable = new Set(Buffer.from('"\\/bfnrt'))

export function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isSpace(bytes[at] as number)) at++
  return at
}

export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}

/** A string with its quotes; `~offset` of what does not fit. */
export function skipString(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== quote) return ~start
  let at = start + 1
  while (at < end) {
    const byte = bytes[at] as number
    if (byte === quote) return at + 1
    if (byte < 32) return ~at
    if (byte === backslash) {
      const escaped = at + 1 < end ? (bytes[at + 1] as number) : 0
      if (escaped === 117) {
        for (let digit = at + 2; digit < at + 6; digit++) {
          if (digit >= end || !isHex(bytes[digit] as number)) return ~digit
        }
        at += 6
      } else if (escapable.has(escaped)) at += 2
      else return ~(at + 1)
    } else at++
  }
  return ~at
}

/** A number or a word; `~offset` of what does not fit. */
export function skipScalar(bytes: Uint8Array, start: number, end: number): number {
  const at = skipNumber(bytes, start, end)
  return at >= 0 ? at : skipWord(bytes, start, end, at)
}

function skipNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = bytes[start] === minus ? start + 1 : start
  if (at < end && bytes[at] === 48) at++
  else {
    const behind = skipDigits(bytes, at, end)
    if (behind === at) return ~at
    at = behind
  }
  if (at < end && bytes[at] === 46) {
    const behind = skipDigits(bytes, at + 1, end)
    if (behind === at + 1) return ~behind
    at = behind
  }
  if (at < end && (bytes[at] === 101 || bytes[at] === 69)) {
    const sign = at + 1 < end && (bytes[at + 1] === 43 || bytes[at + 1] === minus) ? 1 : 0
    const behind = skipDigits(bytes, at + 1 + sign, end)
    if (behind === at + 1 + sign) return ~behind
    at = behind
  }
  return at
}

function skipDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && (bytes[at] as number) >= 48 && (bytes[at] as number) <= 57) at++
  return at
}

function skipWord(bytes: Uint8Array, start: number, end: number, fault: number): number {
  for (const word of words) {
    const behind = start + word.length
    if (behind <= end && word.every((byte, at) => bytes[start + at] === byte)) return behind
  }
  return fault
}

function isHex(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102)
}
