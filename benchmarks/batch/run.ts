/** CSV in, CSV out: fresh processes on one core, interleaved; rates by the bare engine and pandas of the same round. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, onCore, startRun } from '@inferry/benchmark-recording'
import { type Case, prepareCases } from './cases.ts'
import { checkAnswers } from './check-answers.ts'
import type { CaseResult, Result } from './headline.ts'
import { makeCsv } from './make-csv.ts'

const run = startRun(import.meta.url)

/** Rows of a file, and how often each case answers it. */
const allSizes = [
  { rows: 10_000, rounds: 5 },
  { rows: 100_000, rounds: 3 },
  { rows: 1_000_000, rounds: 3 },
  { rows: 10_000_000, rounds: 1 },
]
const sizes = run.quick ? [{ rows: 100_000, rounds: 1 }] : allSizes

interface Measurement {
  readonly rowsPerSecond: number
  readonly processSeconds: number
  readonly peakMiB: number
}

const folder = mkdtempSync(join(tmpdir(), 'inferry-batch-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const csv = join(folder, 'rows.csv')
const answers = join(folder, 'answers.csv')
const cases = prepareCases(folder, run)

function measure({ command }: Case, fileRows: number): Measurement {
  const [file, ...args] = onCore(1, command(csv, answers))
  const start = performance.now()
  const printed = JSON.parse(execFileSync(file as string, args, { encoding: 'utf8' }))
  const processSeconds = (performance.now() - start) / 1000
  const { rows = fileRows, seconds, peakMiB } = printed
  return { rowsPerSecond: rows / seconds, processSeconds, peakMiB }
}

const results: Result['results'] = {}
for (const { rows, rounds } of sizes) {
  makeCsv(csv, rows)
  const measured = new Map<string, Measurement[]>(cases.map(({ name }) => [name, []]))
  let expected: Float64Array | undefined
  for (let round = 0; round < rounds; round++) {
    for (const each of cases) {
      measured.get(each.name)?.push(measure(each, rows))
      if (each.answers) expected = checkAnswers(each.name, answers, rows, expected)
      rmSync(answers, { force: true })
    }
  }
  const table = Object.fromEntries(cases.map((each) => [each.name, summary(each, measured)]))
  console.log(`\n${rows} rows, ${statSync(csv).size} bytes`)
  console.table(table)
  results[rows] = { rounds, bytes: statSync(csv).size, cases: table }
}
const result: Result = { model: 'diabetes-forest', columns: 10, results }
run.finish(result)

function summary({ name, bare }: Case, measured: ReadonlyMap<string, readonly Measurement[]>): CaseResult {
  const own = measured.get(name) ?? []
  const ratioTo = (other: string) => {
    const others = measured.get(other)
    if (others === undefined) return undefined
    return round(
      median(own.map(({ rowsPerSecond }, at) => rowsPerSecond / (others[at] as Measurement).rowsPerSecond)),
    )
  }
  return {
    rowsPerSecond: Math.round(median(own.map(({ rowsPerSecond }) => rowsPerSecond))),
    ratioToBare: ratioTo(bare),
    ratioToPandas: ratioTo('pandas, scikit-learn'),
    processSeconds: round(median(own.map(({ processSeconds }) => processSeconds))),
    peakMiB: Math.round(median(own.map(({ peakMiB }) => peakMiB))),
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
