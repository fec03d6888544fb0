/** Builds the forest for every target on both engines, and weighs what is shipped. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startRun } from '@inferry/benchmark-recording'
import { buildTarget, targets } from '@inferry/build'
import { rootOf } from '@inferry/cli/roots'
import { openArtifact } from '@inferry/core'
import type { Result, Size } from './headline.ts'
import { table } from './table.ts'

const run = startRun(import.meta.url)
const work = await mkdtemp(join(tmpdir(), 'inferry-sizes-'))
const artifact = await openArtifact(fileURLToPath(new URL('../../models/diabetes-forest', import.meta.url)))
const sizes: Size[] = []
try {
  for (const engine of ['trees', 'onnxruntime']) {
    for (const target of targets) {
      const out = join(work, target)
      const built = await buildTarget({ artifact, target, engine, root: rootOf(target), out })
      sizes.push({
        engine,
        target,
        parts: Object.fromEntries(built.sizes.map(({ part, bytes }) => [part, bytes])),
        bytes: built.bytes,
        ...(built.zip !== undefined && { zippedBytes: built.zip.bytes }),
      })
    }
  }
} finally {
  await artifact.close()
  await rm(work, { recursive: true, force: true })
}
const result: Result = { model: 'diabetes-forest', sizes }
console.log(table(result))
run.finish(result)
