import { type Decimal, shortestDecimal } from '../../tensor/shortest-decimal.ts'
import { shortestFloat32 } from '../../tensor/shortest-float.ts'
import { addByte, addText, makeRoom, type TextBuffer } from './text-buffer.ts'

const minus = 45
const point = 46
const zero = 48

/** More than the digits, the sign and the point of a {@link Decimal} from 1e-6. */
const longest = 20

const decimal: Decimal = { digits: 0, decimals: 0 }

/** Adds a number as `String` writes it, but NaN and infinities too. */
export function addNumber(text: TextBuffer, value: number): void {
  if ((value | 0) === value) {
    makeRoom(text, longest)
    if (value < 0) addByte(text, minus)
    addDecimal(text, Math.abs(value), 0)
  } else addText(text, String(value))
}

/** Adds a float32 as `String` writes {@link shortestFloat32} of it. */
export function addFloat32(text: TextBuffer, value: number): void {
  const magnitude = Math.abs(value)
  // What is smaller is written with an exponent.
  const plain = (magnitude >= 1e-6 || magnitude === 0) && shortestDecimal(magnitude, decimal)
  if (plain) {
    makeRoom(text, longest)
    if (value < 0) addByte(text, minus)
    addDecimal(text, decimal.digits, decimal.decimals)
  } else addText(text, String(Number.isFinite(value) ? shortestFloat32(value) : value))
}

/** `digits` is whole and at most 2 ** 31. */
function addDecimal(text: TextBuffer, digits: number, decimals: number): void {
  const { bytes } = text
  const pointAt = decimals === 0 ? -1 : decimals
  const end = text.length + Math.max(digitCount(digits), decimals + 1) + (decimals === 0 ? 0 : 1)
  let rest = digits >>> 0
  let at = end
  for (let place = 0; at > text.length; place++) {
    if (place === pointAt) bytes[--at] = point
    const next = (rest / 10) >>> 0
    bytes[--at] = zero + rest - next * 10
    rest = next
  }
  text.length = end
}

function digitCount(digits: number): number {
  let count = 1
  for (let bound = 10; digits >= bound; bound *= 10) count++
  return count
}
