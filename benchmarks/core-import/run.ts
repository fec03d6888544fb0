/** Fresh processes, interleaved: bare node against node that imports core's built files. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { median, startRun } from '@inferry/benchmark-recording'
import type { Result } from './headline.ts'

const run = startRun(import.meta.url)
const rounds = run.quick ? 15 : 61
const core = new URL('../../packages/core/dist/bundle/index.js', import.meta.url)
const bare = new URL('./bare.mjs', import.meta.url)
const importing = new URL('./importing.mjs', import.meta.url)

// Both are module files, so that only the import differs.
writeFileSync(bare, 'export {}\n')
writeFileSync(importing, `import ${JSON.stringify(core.pathname)}\n`)

function milliseconds(script: URL): number {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, [script.pathname], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(process.hrtime.bigint() - start) / 1e6
}

const times = { bare: [] as number[], importing: [] as number[], difference: [] as number[] }
for (let round = 0; round < rounds; round += 1) {
  const a = milliseconds(bare)
  const b = milliseconds(importing)
  times.bare.push(a)
  times.importing.push(b)
  times.difference.push(b - a)
}

const result: Result = {
  rounds,
  milliseconds: {
    bareNode: round(median(times.bare)),
    importingCore: round(median(times.importing)),
    medianDifference: round(median(times.difference)),
  },
}
console.table(result.milliseconds)
run.finish(result)

function round(value: number): number {
  return Math.round(value * 10) / 10
}
