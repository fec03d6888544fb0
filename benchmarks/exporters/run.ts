/** Every exported model in both engines: fresh processes; those that are close, interleaved and again. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPython, median, onCore, type Run, startRun } from '@inferry/benchmark-recording'
import { InferryError } from '@inferry/core'
import { packModel } from '@inferry/pack'
import type { Rates, Result } from './headline.ts'

const thisRun: Run = startRun(import.meta.url)
/** Where trees has less than so many times onnxruntime's rate, one round is not enough. */
const close = 2
const moreRounds = thisRun.quick ? 0 : 4
const exporters = fileURLToPath(new URL('../../conformance/exporters', import.meta.url))
const measure = fileURLToPath(new URL('./measure.ts', import.meta.url))
const python = installPython(exporters, 'the exporters', thisRun)
if (python === undefined) thisRun.skip('without them there is nothing to measure')

const folder = mkdtempSync(join(tmpdir(), 'inferry-exporters-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const exported = join(folder, 'models')
execFileSync(python, [join(exporters, 'export.py'), exported, ...(thisRun.quick ? ['--quick'] : [])], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
})

function wasExported(name: string): boolean {
  const file = join(exported, name, 'case.json')
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).refused === undefined
}

/** Undefined where trees does not run the model. */
async function pack(name: string): Promise<string | undefined> {
  const out = join(folder, name)
  try {
    await packModel({ model: join(exported, name, 'model.onnx'), out })
  } catch (error) {
    // What cannot be packed stands in the table of docs/engines.md.
    if (error instanceof InferryError) return undefined
    throw error
  }
  return existsSync(join(out, 'model.trees')) ? out : undefined
}

function rates(engine: string, artifact: string, name: string): Rates {
  const args = ['--conditions=@inferry/source', '--import', 'tsx', measure]
  const command = [process.execPath, ...args, engine, artifact, join(exported, name, 'case.json')]
  const [file, ...rest] = onCore(1, command)
  return JSON.parse(execFileSync(file as string, rest, { encoding: 'utf8' }))
}

const results: Record<string, Result['results'][string]> = {}
for (const name of readdirSync(exported).filter(wasExported)) {
  const artifact = await pack(name)
  if (artifact === undefined) continue
  const rounds = [round()]
  if (Object.values(ratios(rounds)).some((ratio) => ratio < close))
    for (let more = 0; more < moreRounds; more++) rounds.push(round())
  results[name] = {
    rounds: rounds.length,
    trees: each(rounds, ([, trees], size) => trees[size] as number),
    toOnnxruntime: ratios(rounds),
  }
  console.log(name.padEnd(44), ...Object.values(ratios(rounds)).map((ratio) => ratio.toFixed(2).padStart(8)))

  function round(): readonly [onnxruntime: Rates, trees: Rates] {
    return [rates('onnxruntime', artifact as string, name), rates('trees', artifact as string, name)]
  }
}
const all = Object.values(results).map(({ toOnnxruntime }) => toOnnxruntime)
const sizes = Object.keys(all[0] ?? {})
const medians = Object.fromEntries(
  sizes.map((size) => [size, median(all.map((ratios) => ratios[size] as number))]),
)
const result: Result = { medians, results }
thisRun.finish(result)

function ratios(rounds: readonly (readonly [Rates, Rates])[]): Rates {
  return each(rounds, ([onnxruntime, trees], size) => (trees[size] as number) / (onnxruntime[size] as number))
}

function each(
  rounds: readonly (readonly [Rates, Rates])[],
  figure: (rates: readonly [Rates, Rates], size: string) => number,
): Rates {
  const sizes = Object.keys(rounds[0]?.[0] ?? {})
  return Object.fromEntries(
    sizes.map((size) => [size, Number(median(rounds.map((rates) => figure(rates, size))).toPrecision(6))]),
  )
}
