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
import { type FunctionOptions, startFunction } from '../lambda/function.ts'

/** Lambda's contract: the smallest memory that works, the init phase, events good and bad. */
export async function* checkLambda(context: Context): AsyncGenerator<Result> {
  const { stage, limits, samples, manifest } = context
  const { folder } = stage
  const { main, env } = await runtimeOf(context)
  const start = (megabytes: number) =>
    startFunction({
      folder,
      megabytes,
      seconds: limits.function,
      main,
      env: { TMPDIR: stage.temporary, ...env },
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

/** What runs the handler; of an image that does it itself, without a runtime of Lambda's, its model is where its Dockerfile says. */
async function runtimeOf({
  description: { handler, entry },
  stage,
}: Context): Promise<Pick<FunctionOptions, 'main' | 'env'>> {
  const { folder } = stage
  if (handler === undefined)
    return { main: join(folder, entry), env: { INFERRY_MODEL: join(folder, modelFolder) } }
  const main = join(await stage.writable('runtime'), 'loop.mjs')
  await bundleLoop(main)
  return { main }
}
