/** Checks the coverage of the last `pnpm test` against the thresholds. Run `tap report json-summary` first. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { belowThreshold, type CoverageSummary, thresholds } from './coverage/thresholds.ts'

const file = fileURLToPath(new URL('../.tap/report/coverage-summary.json', import.meta.url))
const summary = JSON.parse(readFileSync(file, 'utf8')) as CoverageSummary
const problems = belowThreshold(summary, thresholds)
for (const problem of problems) console.error(problem)
const { lines, branches, functions } = summary.total
console.log(`coverage: lines ${lines.pct} %, branches ${branches.pct} %, functions ${functions.pct} %`)
process.exitCode = problems.length === 0 ? 0 : 1
