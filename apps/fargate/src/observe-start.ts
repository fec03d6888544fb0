import type { Logger } from '@inferry/adapter-fargate'
import type { PredictorObserver, StartWatch } from '@inferry/core'

/** Logs that the model is ready, with the phases of the start. Why one is not, the worker tells as it ends. */
export function observeStart(logger: Logger, model: string, watch: StartWatch): PredictorObserver {
  return {
    health(health) {
      watch.health(health)
      const start = watch.take()
      const { state } = health
      if (start !== undefined) logger.info({ model, state, start }, 'model ready')
    },
  }
}
