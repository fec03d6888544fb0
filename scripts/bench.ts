/** `pnpm bench [name]…`: a short look at every benchmark, or at those that are named: each figure beside the recorded one. Fails only if one does not run. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { benchUsage, chooseBenchmarks } from './benchmarks/choose-benchmarks.ts'
import { compareFigures } from './benchmarks/compare-figures.ts'
import { quickRun } from './benchmarks/quick-run.ts'
import { type Benchmark, readBenchmarks } from './benchmarks/read-benchmarks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const names = process.argv.slice(2)
const benchmarks = await readBenchmarks(root)

/** How many did not run. */
function run(chosen: readonly Benchmark[]): number {
  // Some measure what is built.
  execFileSync('npx', ['-y', 'pnpm', '--silent', 'build'], { cwd: root, stdio: 'inherit' })
  let failed = 0
  for (const { name, folder, question, headline, record } of chosen) {
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
  return failed
}

if (names.includes('--help') || names.includes('-h')) console.log(benchUsage(benchmarks))
else {
  let chosen: readonly Benchmark[] | undefined
  try {
    chosen = chooseBenchmarks(benchmarks, names)
  } catch (error) {
    console.error(`${(error as Error).message}\n${benchUsage(benchmarks)}`)
    process.exitCode = 2
  }
  if (chosen !== undefined && run(chosen) > 0) process.exitCode = 1
}
