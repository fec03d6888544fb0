/** The forest as a function in several memory sizes, on both engines: cold, warm, and what a month costs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startRun } from '@inferry/benchmark-recording'
import { buildTarget, bundleLoop } from '@inferry/build'
import { rootOf } from '@inferry/cli/roots'
import { openArtifact, type Sample } from '@inferry/core'
import { readPrices } from '@inferry/cost'
import type { Result } from './headline.ts'
import { type Gathered, measureCold, measureWarm, pauseMs } from './measure.ts'
import { type OpenFunction, openFunction } from './open-function.ts'
import { summarize } from './summarize.ts'
import { table } from './table.ts'

const run = startRun(import.meta.url)
const engines = run.quick ? ['trees'] : ['trees', 'onnxruntime']
const sizes = run.quick ? [128, 512] : [128, 256, 512, 1024]
const coldStarts = run.quick ? 5 : 21
const rounds = run.quick ? 1 : 3
const requests = run.quick ? 15 : 50

const work = mkdtempSync(join(tmpdir(), 'inferry-article-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const artifact = await openArtifact(fileURLToPath(new URL('../../models/diabetes-forest', import.meta.url)))
const row = rowOf(await artifact.samples())
for (const engine of engines) {
  const target = 'lambda-zip'
  await buildTarget({ artifact, target, engine, root: rootOf(target), out: join(work, engine) })
}
await artifact.close()
const loop = join(work, 'loop.mjs')
await bundleLoop(loop)

interface Subject extends Gathered {
  readonly engine: string
  readonly megabytes: number
  start(): Promise<OpenFunction>
}

const functions: Subject[] = []
const tooSmall: Result['tooSmall'][number][] = []
let enforced: Result['enforced'] | undefined
for (const engine of engines) {
  for (const megabytes of sizes) {
    const start = () => openFunction(join(work, engine), loop, megabytes, row)
    const tried = await start()
    enforced = tried.enforced
    try {
      await tried.ask()
      functions.push({ engine, megabytes, start, cold: [], warm: [], peaks: [] })
    } catch (error) {
      tooSmall.push({ engine, megabytes, reason: (error as Error).message })
    } finally {
      await tried.close()
    }
  }
}
for (let count = 0; count < coldStarts; count++)
  for (const one of functions) await measureCold(one.start, one)
for (let round = 0; round < rounds; round++)
  for (const one of functions) await measureWarm(one.start, requests, one)

const prices = await readPrices()
const result: Result = {
  enforced: enforced ?? { memory: 'none', cpu: 'none' },
  prices: { region: prices.region, date: prices.date },
  coldStarts,
  requests: rounds * requests,
  pauseMs,
  functions: functions.map((one) => summarize(one.engine, one.megabytes, one, prices)),
  tooSmall,
}
console.table(result.functions)
console.table(tooSmall)
console.log(table(result))
run.finish(result)

/** The first row of the first sample. */
function rowOf([sample]: readonly Sample[]): readonly number[] {
  const { data, dims } = Object.values(sample?.inputs ?? {})[0] ?? {}
  if (!(data instanceof Float32Array)) throw new Error('the forest has no sample of float32')
  return Array.from(data.slice(0, dims?.[1]))
}
