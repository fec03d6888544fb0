/**
 * `node transform.mjs <engine> <artifact> <csv> <answers>`: a batch job as `inferry transform` runs it, with lines packed to
 * requests of 6 MB, SageMaker's default, checkpoints and all. Prints JSON.
 */
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createPredictor, openArtifact } from '@inferry/core'
import { folderInput, folderOutput, makeJob, predictorInvoker, startTransform } from '@inferry/transform'
import { engine } from './engine.mjs'

const [engineName, artifact, csv, answers] = process.argv.slice(2)
const predictor = createPredictor(await openArtifact(artifact), {
  engines: [await engine(engineName)],
  execution: 'inline',
  threads: 1,
  batching: { maxRows: 4096 },
})
await predictor.ready()

const folder = mkdtempSync(join(dirname(answers), 'job-'))
const start = performance.now()
const { status } = await startTransform({
  job: makeJob({ splitType: 'Line' }),
  input: folderInput(csv),
  output: folderOutput(folder),
  invoker: predictorInvoker(predictor),
  model: 'forest',
}).summary
const seconds = (performance.now() - start) / 1000
if (status !== 'completed') throw new Error(status)
renameSync(join(folder, `${basename(csv)}.out`), answers)
rmSync(folder, { recursive: true })
await predictor.close()
console.log(JSON.stringify({ seconds, peakMiB: process.resourceUsage().maxRSS / 1024 }))
