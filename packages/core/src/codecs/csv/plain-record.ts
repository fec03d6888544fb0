import { readPlainNumber } from './plain-number.ts'

const comma = 44
const lineFeed = 10
const carriageReturn = 13

/**
 * Reads the record at `start`, if it is numbers (as `readPlainNumber` takes them, so NaN for an empty field), one for each
 * of `values`, with nothing around them. Tells where the next record begins; -1 for any other record, a blank one among
 * them.
 */
export function readPlainRecord(
  view: DataView,
  start: number,
  values: Float64Array,
  single: boolean,
): number {
  const last = values.length - 1
  let at = start
  for (let column = 0; column < last; column++) {
    at = readPlainNumber(view, at, values, column, single)
    if (at < 0 || view.getUint8(at) !== comma) return -1
    at++
  }
  at = readPlainNumber(view, at, values, last, single)
  if (at <= start) return -1
  const code = view.getUint8(at)
  if (code === carriageReturn) at++
  else if (code !== lineFeed) return -1
  return view.getUint8(at) === lineFeed ? at + 1 : -1
}
