/** Checks what the last `tap --no-disable-coverage` covered: every source with behaviour, against the thresholds. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourcesWithBehaviour } from './coverage/sources.ts'
import { belowThreshold, type CoverageSummary, notLoaded, thresholds } from './coverage/thresholds.ts'
import { type V8Coverage, withoutSourceTexts } from './coverage/v8-coverage.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const collected = join(root, '.tap/coverage')
for (const file of readdirSync(collected).map((name) => join(collected, name))) {
  const coverage = JSON.parse(readFileSync(file, 'utf8')) as V8Coverage
  writeFileSync(file, JSON.stringify(withoutSourceTexts(coverage)))
}
execFileSync(process.execPath, [join(root, 'scripts/tap.js'), 'report', 'json-summary'], { cwd: root })

const report = join(root, '.tap/report/coverage-summary.json')
const summary = JSON.parse(readFileSync(report, 'utf8')) as CoverageSummary
const problems = [...notLoaded(summary, sourcesWithBehaviour(root)), ...belowThreshold(summary, thresholds)]
for (const problem of problems) console.error(problem)
const { lines, branches, functions } = summary.total
console.log(
  `coverage: ${lines.pct} % of ${lines.total} lines, ${branches.pct} % of branches, ${functions.pct} % of functions`,
)
process.exitCode = problems.length === 0 ? 0 : 1
