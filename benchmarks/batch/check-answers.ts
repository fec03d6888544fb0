import { readFileSync } from 'node:fs'

const lineFeed = 10

/** Rows whose answers are compared; what follows repeats them. */
const compared = 100_000

/** The answers of scikit-learn are float64s, sums in another order than ours. Relative. */
const tolerance = 1e-4

/** Throws unless the file has a line a row, and the numbers of `expected`, if there are any yet. */
export function checkAnswers(
  name: string,
  file: string,
  rows: number,
  expected?: Float64Array,
): Float64Array {
  const bytes = readFileSync(file)
  let lines = 0
  let end = 0
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    if (++lines <= compared) end = at
  }
  if (lines !== rows) throw new Error(`${name} gave ${lines} answers to ${rows} rows`)
  const numbers = Float64Array.from(bytes.toString('latin1', 0, end).split('\n'), Number)
  const at = numbers.findIndex((value, row) => {
    return !(Math.abs(value - (expected?.[row] ?? value)) <= tolerance * Math.abs(value))
  })
  if (at >= 0) throw new Error(`${name} answers ${numbers[at]} to row ${at}, another case ${expected?.[at]}`)
  return expected ?? numbers
}
