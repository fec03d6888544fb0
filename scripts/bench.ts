/** A short look at every benchmark: each figure beside the recorded one. Fails only if one does not run. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compareFigures } from './benchmarks/compare-figures.ts'
import { quickRun } from './benchmarks/quick-run.ts'
import { readBenchmarks } from './benchmarks/read-benchmarks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
// Some measure what is built.
execFileSync('npx', ['-y', 'pnpm', '--silent', 'build'], { cwd: root, stdio: 'inherit' })

let failed = 0
for (const { name, folder, question, headline, record } of await readBenchmarks(root)) {
  const run = quickRun(folder)
  console.log(`\n${question} (benchmarks/${name}, ${Math.round(run.seconds)} s)`)
  if (run.kind === 'ran') {
    const lines = [...compareFigures(headline(run.result), headline(record)), ...run.notes]
    for (const line of lines) console.log(`  ${line}`)
  } else if (run.kind === 'skipped') console.log(`  skipped: ${run.reason}`)
  else {
    failed++
    console.log(`  FAILED\n${run.output}`)
  }
}
console.log(
  '\nShort runs are rough, and what was recorded may be of another machine (docs/benchmarks.md): what looks worse is to be measured whole.',
)
process.exitCode = failed === 0 ? 0 : 1
