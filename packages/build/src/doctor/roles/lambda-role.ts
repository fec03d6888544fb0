import { join } from 'node:path'
import { modelFolder } from '../../bundle/model-files.ts'
import { bundleLoop } from '../../code/bundle-loop.ts'
import type { Context } from '../context.ts'
import { allSkipped, type Result } from '../finding.ts'
import { checkFunctionSamples } from '../lambda/check-function-samples.ts'
import { checkInit } from '../lambda/check-init.ts'
import { checkLargeAnswer } from '../lambda/check-large-answer.ts'
import { checkMalformed } from '../lambda/check-malformed.ts'
import { findMemory, largest } from '../lambda/find-memory.ts'
import { startFunction } from '../lambda/function.ts'

/** Lambda's contract: the smallest memory that works, the init phase, events good and bad. */
export async function* checkLambda(context: Context): AsyncGenerator<Result> {
  const { description, stage, limits, samples, manifest } = context
  const { folder } = stage
  const loop = join(await stage.writable('runtime'), 'loop.mjs')
  if (description.handler !== undefined) await bundleLoop(loop)
  const start = (megabytes: number) =>
    startFunction({
      folder,
      megabytes,
      seconds: limits.function,
      main: loop,
      env: { TMPDIR: stage.temporary },
      // An image that runs itself, without a runtime of Lambda's; its model is where its Dockerfile says.
      ...(description.handler === undefined && {
        main: join(folder, description.entry),
        env: { TMPDIR: stage.temporary, INFERRY_MODEL: join(folder, modelFolder) },
      }),
    })
  const [sample] = samples
  const { finding, fn } = await findMemory(start, sample)
  yield { name: 'memory', finding }
  if (fn === undefined) {
    yield* allSkipped(['init', 'samples', 'malformed events', 'large answer'], 'it works in no size')
    return
  }
  try {
    yield { name: 'init', finding: checkInit(fn.log()) }
    yield { name: 'samples', finding: await checkFunctionSamples(fn, samples) }
    yield { name: 'malformed events', finding: await checkMalformed(fn, sample) }
  } finally {
    await fn.close()
  }
  const large = await start(largest)
  try {
    yield { name: 'large answer', finding: await checkLargeAnswer(large, sample, manifest) }
  } finally {
    await large.close()
  }
}
