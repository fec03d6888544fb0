import { createObservation, type LambdaHandler, type Logger, lambdaHandler } from '@inferry/adapter-lambda'
import { createPredictor, openRepository, type Repository } from '@inferry/core'
import { engines } from '@inferry/engines'
import type { Settings } from './settings.ts'

/**
 * Loads the model and makes the handler. Resolves when the model is ready or has failed, but in time for the init phase
 * to end: the first invocation waits for the rest. A model that cannot be opened or loaded is logged and answered with,
 * and tried again by the invocations.
 */
export async function startFunction(
  { model, engine, threads, execution, initBudgetMs }: Settings,
  logger: Logger,
  bootedAt = performance.now(),
): Promise<LambdaHandler> {
  const observation = createObservation(bootedAt)
  const there = engines()
  const open = (): Promise<Repository> =>
    openRepository(model, (artifact, name) =>
      createPredictor(observation.reading(artifact), {
        name,
        engines: there,
        ...(engine !== undefined && { engine }),
        ...(threads !== undefined && { threads }),
        execution,
        observer: observation.observer,
      }),
    )
  let first: Promise<Repository> | undefined = open()
  const handler = lambdaHandler(
    () => {
      const opening = first ?? open()
      first = undefined
      return opening
    },
    { logger, observation },
  )
  await within(initBudgetMs - performance.now(), load(first, logger))
  return handler
}

/** Resolves when each model is ready or has failed. */
async function load(opening: Promise<Repository>, logger: Logger): Promise<void> {
  try {
    const repository = await opening
    for (const { name, state } of repository.list())
      if (state !== 'failed')
        await repository
          .get(name)
          .ready()
          .catch(() => {})
    for (const { name, state, reason } of repository.list())
      if (state !== 'ready') logger.error({ model: name, state, reason }, 'model failed')
  } catch (err) {
    logger.error({ err }, 'no model')
  }
}

/** Resolves with the work, or when the time is over. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms))
  })
  await Promise.race([work, over])
  clearTimeout(timer)
}
