import { closeSync, openSync, writeSync } from 'node:fs'

/** Rows that differ; a longer file repeats them. More than any branch predictor learns by heart. */
const distinct = 100_000

/**
 * Writes so many rows of ten columns, without a header, as pandas and JavaScript write float64s: about 200 bytes a row.
 * The values are spread like those of the diabetes data, which are normalised. The same rows every time.
 */
export function makeCsv(file: string, rows: number): void {
  const random = randomNumbers()
  const lines: string[] = []
  for (let row = 0; row < Math.min(rows, distinct); row++) {
    lines.push(`${Array.from({ length: 10 }, () => 0.0476 * bell(random)).join(',')}\n`)
  }
  const block = Buffer.from(lines.join(''))
  const out = openSync(file, 'w')
  for (let written = 0; written < rows; written += distinct) {
    const rest = rows - written
    writeSync(out, rest >= lines.length ? block : Buffer.from(lines.slice(0, rest).join('')))
  }
  closeSync(out)
}

/** Close to a normal distribution of deviation 1. */
function bell(random: () => number): number {
  let sum = -6
  for (let count = 0; count < 12; count++) sum += random()
  return sum
}

/** From 0 to 1, with all digits that a float64 has room for: two steps of a linear congruential generator. */
function randomNumbers(): () => number {
  let state = 1n
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    return Number(state >> 11n) / 2 ** 53
  }
}
