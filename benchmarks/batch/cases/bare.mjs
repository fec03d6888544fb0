/**
 * `node bare.mjs <engine> <artifact> <csv>`: the engine alone on tensors of 4096 rows that are in memory: the first rows of
 * the file, again and again for two seconds after one to warm up. Prints JSON.
 */
import { openArtifact } from '@inferry/core'
import { csvBodies } from './csv-bodies.mjs'
import { engine } from './engine.mjs'

const size = 4096
const [engineName, folder, csv] = process.argv.slice(2)
const artifact = await openArtifact(folder)
const session = await (await engine(engineName)).load(artifact, { threads: 1, execution: 'inline' })

const [{ name, shape }] = artifact.manifest.inputs
const columns = shape[1]
const [first] = csvBodies(csv, 12 * 2 ** 20)
const all = Float32Array.from(first.toString('latin1').trim().split(/[,\n]/), Number)
const blocks = Array.from({ length: Math.floor(all.length / columns / size) }, (_, at) => ({
  [name]: {
    type: 'float32',
    dims: [size, columns],
    data: all.subarray(at * size * columns, (at + 1) * size * columns),
  },
}))

await runFor(1)
const { rows, seconds } = await runFor(2)
await session.close()
console.log(JSON.stringify({ rows, seconds, peakMiB: process.resourceUsage().maxRSS / 1024 }))

async function runFor(wanted) {
  const start = performance.now()
  for (let rows = 0; ; ) {
    for (const block of blocks) await session.run(block)
    rows += blocks.length * size
    const seconds = (performance.now() - start) / 1000
    if (seconds >= wanted) return { rows, seconds }
  }
}
