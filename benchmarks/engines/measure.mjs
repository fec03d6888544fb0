/**
 * One measurement, in a process of its own: `node measure.mjs <engine> <artifact> <rows>`, prints JSON. Plain JavaScript
 * that imports the built packages, so that no loader is measured.
 */
import { readFileSync } from 'node:fs'

const [engineName, folder, rowsFile] = process.argv.slice(2)
const mebibytes = () => process.memoryUsage.rss() / 2 ** 20

const { openArtifact } = await import('@inferry/core')
const artifact = await openArtifact(folder)
// What checks the sha256 of files, whichever engine is to load them: 4 ms.
await import('node:crypto')
const bare = mebibytes()

const start = performance.now()
const { load } = await engine(engineName)
const imported = performance.now()
const session = await load(artifact)
const loaded = performance.now()

const result = { startMs: loaded - start, importMs: imported - start, loadMs: loaded - imported }
if (engineName === 'nothing') {
  result.residentMiB = mebibytes() - bare
  console.log(JSON.stringify(result))
  process.exit()
}

const [{ name, shape }] = artifact.manifest.inputs
const columns = shape[1]
const bytes = readFileSync(rowsFile)
const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
const block = (at, size) => ({
  [name]: { type: 'float32', dims: [size, columns], data: all.subarray(at * columns, (at + size) * columns) },
})

const firstStart = performance.now()
await session.run(block(0, 1))
result.firstMs = performance.now() - firstStart
result.residentMiB = mebibytes() - bare

for (const size of [1, 16, 256, 4096]) result[`rowsPerSecond${size}`] = size / (await secondsPerRun(size))
result.warmResidentMiB = mebibytes() - bare
await session.close()
console.log(JSON.stringify(result))

async function engine(engineName) {
  if (engineName === 'nothing') return (await import('./nothing.mjs')).nothing()
  if (engineName === 'onnxruntime') {
    await import('onnxruntime-node')
    return (await import('@inferry/engine-onnxruntime')).onnxruntime()
  }
  return (await import('@inferry/engine-trees')).trees()
}

/** The median over groups of runs, each about a millisecond long, of a second; what came before warms. */
async function secondsPerRun(size) {
  const group = Math.max(1, Math.round(256 / size))
  const blocks = Array.from({ length: 4096 / size }, (_, at) => block(at * size, size))
  let at = 0
  const times = []
  for (const seconds of [0.5, 1]) {
    times.length = 0
    const until = performance.now() + seconds * 1000
    while (performance.now() < until || times.length < 5) {
      const begin = performance.now()
      for (let run = 0; run < group; run++) {
        await session.run(blocks[at])
        at = (at + 1) % blocks.length
      }
      times.push((performance.now() - begin) / group)
    }
  }
  times.sort((a, b) => a - b)
  return times[times.length >> 1] / 1000
}
