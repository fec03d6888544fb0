import { likeFloat32, nearestFloat64, powersOfTen, shiftExactly } from './decimal.ts'

const zero = 48
const minus = 45
const plus = 43
const point = 46
const comma = 44
const lineFeed = 10
const carriageReturn = 13
const letterE = 101

/** Bytes that may be looked at beyond the line feed that ends the last number. */
export const lookAhead = 3

/**
 * Reads the number at `start` into `values[column]` and tells where it ends: exactly what `Number` reads there or, with
 * `single`, a number that rounds to the same float32. NaN for nothing (before a comma or a line end) and for `nan`. -1
 * for anything else, which is not to say that it is no number. What comes after is not looked at. The bytes in `view`
 * must have a line feed somewhere behind `start`, and {@link lookAhead} more bytes after that.
 *
 * Fractions are read four digits at a time, as the bytes of an int32, up to eight and then up to twelve, and what is left
 * of these at once. That and the arithmetic on signs spare most branches, which would be mispredicted.
 */
export function readPlainNumber(
  view: DataView,
  start: number,
  values: Float64Array,
  column: number,
  single: boolean,
): number {
  const negative = ((view.getUint8(start) ^ minus) - 1) >>> 31
  const first = start + negative
  let at = first
  let code = view.getUint8(at)
  let whole = 0
  while (isDigit(code) && at < first + 9) {
    whole = (whole * 10 + code - zero) | 0
    code = view.getUint8(++at)
  }
  let digits = at - first
  let power = 0
  let high = whole
  let low = 0
  if (code === point) {
    const fraction = ++at
    let lead = 0
    let next = 0
    let word = view.getInt32(at, true)
    let strangers = notDigits(word)
    while (strangers === 0 && at < fraction + 8) {
      lead = (lead * 10_000 + fourDigits(word)) | 0
      at += 4
      word = view.getInt32(at, true)
      strangers = notDigits(word)
    }
    const middle = at
    while (strangers === 0 && at < middle + 12) {
      next = next * 10_000 + fourDigits(word)
      at += 4
      word = view.getInt32(at, true)
      strangers = notDigits(word)
    }
    if (strangers === 0) return readLongNumber(view, first, values, column, negative)
    const lastDigits = (31 - Math.clz32(strangers & -strangers)) >>> 3
    const last = lastDigits === 0 ? 0 : fourDigits(leftPadded(word, lastDigits))
    code = (word >>> (lastDigits << 3)) & 0xff
    at += lastDigits
    power = at - fraction
    digits += power
    const upper = whole * (powersOfTen[middle - fraction] as number) + lead
    const lower = at - middle
    high = single ? upper * (powersOfTen[lower] as number) : shiftExactly(upper, lower)
    low = next * (powersOfTen[lastDigits] as number) + last
  }
  if (digits === 0) return readNothing(view, start, values, column)
  if (isDigit(code)) return readLongNumber(view, first, values, column, negative)
  if ((code | 32) === letterE) {
    at = readExponent(view, at + 1)
    if (at < 0) return -1
    power -= exponent
  }
  const value = single ? likeFloat32(high, low, power) : nearestFloat64(high, low, power)
  if (Number.isNaN(value)) return readLongNumber(view, first, values, column, negative)
  values[column] = value * (1 - 2 * negative)
  return at
}

function isDigit(code: number): boolean {
  return (code - zero) >>> 0 < 10
}

/** Bits in those of four bytes that are no digit, at least in the first of them: the lowest byte stands first. */
function notDigits(word: number): number {
  return ((word & 0xf0f0f0f0) ^ 0x30303030) | (((word + 0x06060606) & 0xf0f0f0f0) ^ 0x30303030)
}

function fourDigits(word: number): number {
  const digits = (word - 0x30303030) | 0
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) | 0
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff)
}

/** The first `count` digits, 1 to 3, after zeros. */
function leftPadded(word: number, count: number): number {
  return (word << ((4 - count) << 3)) | (0x30303030 >>> (count << 3))
}

/** What {@link readExponent} read. A number is returned faster so than in an object. */
let exponent = 0

/** Where the exponent ends, of which `start` is the first byte after the letter; -1 if there is none. */
function readExponent(view: DataView, start: number): number {
  let at = start
  let code = view.getUint8(at)
  const negative = code === minus
  if (negative || code === plus) code = view.getUint8(++at)
  const first = at
  exponent = 0
  while (isDigit(code)) {
    if (exponent < 10_000) exponent = exponent * 10 + code - zero
    code = view.getUint8(++at)
  }
  if (negative) exponent = -exponent
  return at === first ? -1 : at
}

function readNothing(view: DataView, start: number, values: Float64Array, column: number): number {
  const code = view.getUint8(start)
  values[column] = Number.NaN
  if (code === comma || code === lineFeed || code === carriageReturn) return start
  // The mask makes capitals of small letters: `NAN`.
  return (view.getInt32(start, true) & 0xdfdfdf) === 0x4e414e ? start + 3 : -1
}

/** A number with more digits than the quick way takes, or one that it cannot round. Finite numbers only. */
function readLongNumber(
  view: DataView,
  first: number,
  values: Float64Array,
  column: number,
  negative: number,
): number {
  let at = digitsEnd(view, first)
  if (view.getUint8(at) === point) at = digitsEnd(view, at + 1)
  if ((view.getUint8(at) | 32) === letterE) at = readExponent(view, at + 1)
  if (at < 0) return -1
  const value = Number(Buffer.from(view.buffer, view.byteOffset + first, at - first).toString('latin1'))
  values[column] = value * (1 - 2 * negative)
  return Number.isFinite(value) ? at : -1
}

function digitsEnd(view: DataView, start: number): number {
  let at = start
  while (isDigit(view.getUint8(at))) at++
  return at
}
