/**
 * `node predictor.mjs <engine> <artifact> <csv> <answers>`: the predictor on bodies of 6 MB, SageMaker's default, one after
 * the other, read from and written to files. Prints JSON. Plain JavaScript on the built packages: no loader is measured.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { createPredictor, openArtifact } from '@inferry/core'
import { csvBodies } from './csv-bodies.mjs'
import { engine } from './engine.mjs'

const [engineName, artifact, csv, answers] = process.argv.slice(2)
const predictor = createPredictor(await openArtifact(artifact), {
  engines: [await engine(engineName)],
  execution: 'inline',
  threads: 1,
  batching: { maxRows: 4096 },
})
await predictor.ready()

const start = performance.now()
const output = openSync(answers, 'w')
for (const body of csvBodies(csv, 6 * 2 ** 20)) {
  writeSync(output, (await predictor.predict({ contentType: 'text/csv', body })).body)
}
closeSync(output)
const seconds = (performance.now() - start) / 1000
await predictor.close()
console.log(JSON.stringify({ seconds, peakMiB: process.resourceUsage().maxRSS / 1024 }))
