/** The Lambda handler: cold starts in fresh processes, interleaved; warm, the share of each step. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, startRun } from '@inferry/benchmark-recording'
import { bundleHandler } from './bundle.ts'
import type { Result } from './headline.ts'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const artifact = here('../../models/diabetes-forest')
const run = startRun(import.meta.url)
const rounds = run.quick ? 7 : 31
// Beside the packages that a bundle leaves outside.
const folder = mkdtempSync(here('./tmp-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const bundle = join(folder, 'handler.mjs')
await bundleHandler(folder)
const bare = join(folder, 'bare.mjs')
writeFileSync(bare, 'process.exit(0)\n')
const modules = here('../../apps/lambda/dist/handler.js')

type Case = readonly [script: string, argument: string, engine?: string]
const cases: Readonly<Record<string, Case>> = {
  bareNode: [bare, ''],
  trees: [here('./cold.mjs'), bundle, 'trees'],
  treesUnbundled: [here('./cold.mjs'), modules, 'trees'],
  onnxruntimeAlone: [here('./cold-onnxruntime.mjs'), join(artifact, 'model.onnx')],
  onnxruntime: [here('./cold.mjs'), bundle, 'onnxruntime'],
}

function milliseconds([script, argument, engine = '']: Case): number {
  const env = { ...process.env, INFERRY_MODEL: artifact, INFERRY_ENGINE: engine, NODE_OPTIONS: '' }
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, [script, argument], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

const times = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]))
for (let round = 0; round < rounds; round++)
  for (const [name, one] of Object.entries(cases)) times.get(name)?.push(milliseconds(one))

/** The median of the differences within a round. */
function beyond(name: string, other: string): number {
  const others = times.get(other) as number[]
  return toTenth(median((times.get(name) as number[]).map((ms, round) => ms - (others[round] as number))))
}

const cold = {
  milliseconds: Object.fromEntries([...times].map(([name, all]) => [name, toTenth(median([...all]))])),
  beyond: {
    treesBeyondBareNode: beyond('trees', 'bareNode'),
    treesUnbundledBeyondBareNode: beyond('treesUnbundled', 'bareNode'),
    onnxruntimeBeyondItsOwnLoad: beyond('onnxruntime', 'onnxruntimeAlone'),
  },
}

const processes = Array.from({ length: run.quick ? 1 : 5 }, () => {
  const { status, stderr } = spawnSync(process.execPath, [here('./warm.mjs'), artifact], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stderr) as Record<'engine' | 'predictor' | 'silentHandler' | 'handler', number>
})
const step = (name: keyof (typeof processes)[number]) => median(processes.map((one) => one[name]))
const warm = {
  p50Microseconds: toTenth(step('handler')),
  share: {
    engine: toTenth(step('engine')),
    codecsAndQueue: toTenth(step('predictor') - step('engine')),
    eventAndDoors: toTenth(step('silentHandler') - step('predictor')),
    logLine: toTenth(step('handler') - step('silentHandler')),
  },
}

console.table(cold.milliseconds)
console.table(cold.beyond)
console.table({ p50: warm.p50Microseconds, ...warm.share })
const result: Result = { rounds, cold, warm }
run.finish(result)

function toTenth(value: number): number {
  return Math.round(value * 10) / 10
}
