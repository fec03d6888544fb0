const quote = 34
const plus = 43
const minus = 45
const point = 46
const zero = 48
const nine = 57
const backslash = 92
const letterE = 101
const lowerCase = 32

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
  const whole = at
  while (at < end && isDigit(bytes[at] as number)) at++
  if (at === whole) return ~at
  if (bytes[whole] === zero && at > whole + 1) return ~(whole + 1)
  if (at < end && bytes[at] === point) {
    const fraction = ++at
    while (at < end && isDigit(bytes[at] as number)) at++
    if (at === fraction) return ~at
  }
  if (at < end && ((bytes[at] as number) | lowerCase) === letterE) {
    at++
    if (at < end && (bytes[at] === plus || bytes[at] === minus)) at++
    const exponent = at
    while (at < end && isDigit(bytes[at] as number)) at++
    if (at === exponent) return ~at
  }
  return at
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine
}

function skipWord(bytes: Uint8Array, start: number, end: number, fault: number): number {
  for (const word of words) {
    const behind = start + word.length
    if (behind <= end && word.every((byte, at) => bytes[start + at] === byte)) return behind
  }
  return fault
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102)
}
