/** Engines compared: fresh processes, interleaved, medians; ratios to onnxruntime in the same round. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, onCore, startRun } from '@inferry/benchmark-recording'
import { openArtifact } from '@inferry/core'
import { packModel } from '@inferry/pack'
import type { Figures, Result } from './headline.ts'
import { installPeer, peerCommand, train } from './peers.ts'

const thisRun = startRun(import.meta.url)
const rounds = thisRun.quick ? 1 : 5
const measure = fileURLToPath(new URL('./measure.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'inferry-engines-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Without Python there is only the committed forest, and rows made up around its first sample. */
async function prepare(): Promise<readonly string[]> {
  if (installPeer(thisRun)) {
    train(folder)
    return thisRun.quick ? ['forest'] : ['forest', 'boosted', 'digits', 'pipeline', 'isolation']
  }
  const model = fileURLToPath(new URL('../../models/diabetes-forest', import.meta.url))
  cpSync(join(model, 'model.onnx'), join(folder, 'forest.onnx'))
  const [sample] = await (await openArtifact(model)).samples()
  const row = Object.values(sample?.inputs ?? {})[0]?.data as Float32Array
  const rows = Float32Array.from({ length: 4096 * 10 }, (_, at) => {
    return (row[at % 10] as number) + 0.1 * Math.sin(at * at)
  })
  writeFileSync(join(folder, 'forest.rows'), rows)
  return ['forest']
}

/** One core, so that threads change nothing. */
function run(command: readonly string[]): Figures {
  const [file, ...args] = onCore(1, command)
  return JSON.parse(execFileSync(file as string, args, { encoding: 'utf8' }))
}

const results: Result['results'] = {}
const sizes: Record<string, Figures> = {}
for (const model of await prepare()) {
  const artifact = join(folder, model)
  await packModel({ model: `${artifact}.onnx`, out: artifact })
  sizes[model] = {
    onnx: statSync(`${artifact}.onnx`).size,
    trees: statSync(join(artifact, 'model.trees')).size,
    archive: readFileSync(`${artifact}.tar.gz`).length,
  }
  const node = (engine: string) => [process.execPath, measure, engine, artifact, `${artifact}.rows`]
  const commands: [string, readonly string[]][] = [
    ['onnxruntime', node('onnxruntime')],
    ['trees', node('trees')],
    ['nothing', node('nothing')],
  ]
  const peer = peerCommand(folder, model)
  if (peer !== undefined) commands.push(['scikit-learn', peer])
  const measured = new Map<string, Figures[]>(commands.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of commands) measured.get(name)?.push(run(command))
  const reference = measured.get('onnxruntime') as Figures[]
  results[model] = Object.fromEntries(
    [...measured].map(([name, all]) => [
      name,
      {
        median: each(all, (key) => median(all.map((figures) => figures[key] as number))),
        toOnnxruntime: each(all, (key) => {
          return median(all.map((figures, at) => (figures[key] as number) / (reference[at]?.[key] as number)))
        }),
      },
    ]),
  )
  console.log(`\n${model}: ${JSON.stringify(sizes[model])} bytes`)
  console.table(Object.fromEntries(Object.entries(results[model]).map(([name, each]) => [name, each.median])))
  console.table(
    Object.fromEntries(
      Object.entries(results[model]).map(([name, each]) => [`${name} / onnxruntime`, each.toOnnxruntime]),
    ),
  )
}
const result: Result = { rounds, sizes, results }
thisRun.finish(result)

function each(all: readonly Figures[], figure: (key: string) => number): Figures {
  return Object.fromEntries(Object.keys(all[0] ?? {}).map((key) => [key, Number(figure(key).toPrecision(4))]))
}
