import type { PredictorObserver, StartWatch } from '@inferry/core'
import type { Logger } from 'pino'

/** Logs what becomes of a model, with the phases of the start when it is over, and hands everything on to its metrics. */
export function observeModel(
  logger: Logger,
  model: string,
  metrics: PredictorObserver,
  watch?: StartWatch,
): PredictorObserver {
  return {
    ...metrics,
    health(health) {
      metrics.health?.(health)
      watch?.health(health)
      const start = watch?.take()
      const { state, reason } = health
      if (state === 'failed') logger.error({ model, state, reason }, 'model failed')
      else logger.info({ model, state, ...(start && { start }) }, `model ${state}`)
    },
    execution(event) {
      metrics.execution?.(event)
      const { execution, runMs = 0 } = event
      logger.info({ model, execution, runMs: Math.round(runMs * 1000) / 1000 }, `model runs ${execution}`)
    },
    batchingOff(event) {
      metrics.batchingOff?.(event)
      logger.warn({ model, reason: event.reason }, 'requests run alone')
    },
  }
}
