import { numberToFloat16 } from '../../tensor/float16.ts'
import type { ElementArrays, ElementType } from '../../tensor/tensor.ts'
import { integerWanted } from '../integer-wanted.ts'

/** Stores a field at `at`; false if an element of this type cannot be that text. */
type Setter<T extends ElementType> = (data: ElementArrays[T], at: number, text: string) => boolean

/**
 * From CSV fields to elements. An empty field is a missing value: NaN for floats, the empty string for strings, refused
 * by the others. Numbers are decimal, with blanks around them allowed; `NaN` and `inf` as pandas and numpy write them.
 */
export const setCsv: { readonly [T in ElementType]: Setter<T> } = {
  float16: (data, at, text) => {
    const number = csvNumber(text)
    data[at] = numberToFloat16(number ?? Number.NaN)
    return number !== undefined && fits(number, (data[at] & 0x7fff) === 0x7c00)
  },
  float32: (data, at, text) => {
    const number = csvNumber(text)
    data[at] = number ?? Number.NaN
    return number !== undefined && fits(number, Math.abs(data[at]) === Number.POSITIVE_INFINITY)
  },
  float64: (data, at, text) => {
    const number = csvNumber(text)
    data[at] = number ?? Number.NaN
    return number !== undefined
  },
  int8: setWhole,
  int16: setWhole,
  int32: setWhole,
  uint8: setWhole,
  uint16: setWhole,
  uint32: setWhole,
  int64: setBig,
  uint64: setBig,
  bool: (data, at, text) => {
    const value = booleans.get(text.trim())
    data[at] = value ?? 0
    return value !== undefined
  },
  string: (data, at, text) => {
    data[at] = text
    return true
  },
}

/** What {@link setCsv} takes, for messages: `expected …`. */
export const csvWanted: Readonly<Record<ElementType, string>> = {
  ...integerWanted,
  float16: 'a number within ±65504, or nothing for a missing one',
  float32: 'a number within the range of float32, or nothing for a missing one',
  float64: 'a number, or nothing for a missing one',
  bool: 'true or false',
  string: 'text',
}

const booleans: ReadonlyMap<string, number> = new Map([
  ...['true', 'True', 'TRUE', '1'].map((text) => [text, 1] as const),
  ...['false', 'False', 'FALSE', '0'].map((text) => [text, 0] as const),
])

const special: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
])

/** An infinity must have been written as one. */
function fits(number: number, infinite: boolean): boolean {
  return !infinite || Math.abs(number) === Number.POSITIVE_INFINITY
}

/** Whether a field can be a number's text, NaN and the infinities among them. */
export function isCsvNumber(text: string): boolean {
  return text !== '' && csvNumber(text) !== undefined
}

/** Undefined for what is no number. An overflow is no number either. */
function csvNumber(text: string): number | undefined {
  if (text === '') return Number.NaN
  const number = Number(text)
  if (Number.isFinite(number) && isDecimal(text)) return number
  const word = /^[ \t]*([+-]?)(nan|inf|infinity)[ \t]*$/i.exec(text)
  if (word === null) return undefined
  const value = special.get((word[2] as string).toLowerCase()) as number
  return word[1] === '-' ? -value : value
}

/** Of what `Number` reads, all but hexadecimal and its kin, blanks alone, and blanks other than space and tab. */
function isDecimal(text: string): boolean {
  if (isDigitOrPoint(text.charCodeAt(text.length - 1))) {
    const first = text.charCodeAt(0)
    // Only after a leading zero can a letter make it another base.
    if (first === 48) return text.length < 3 || !/[xob]/i.test(text[1] as string)
    if (first === minus || isDigitOrPoint(first)) return true
  }
  return /^[ \t]*[+-]?(?:\d|\.\d)[\d.e+-]*[ \t]*$/i.test(text)
}

const minus = 45

function isDigitOrPoint(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46
}

function setWhole(data: { [at: number]: number }, at: number, text: string): boolean {
  const number = text === '' ? undefined : csvNumber(text)
  if (number === undefined) return false
  data[at] = number
  return data[at] === number
}

const whole = /^[ \t]*\+?(-?\d{1,20})(?:\.0*)?[ \t]*$/

function setBig(data: BigInt64Array | BigUint64Array, at: number, text: string): boolean {
  const found = whole.exec(text)
  if (found === null) return false
  const big = BigInt(found[1] as string)
  data[at] = big
  return data[at] === big
}
