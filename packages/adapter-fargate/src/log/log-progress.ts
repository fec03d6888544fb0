import type { TransformRun } from '@inferry/transform'
import type { Logger } from './logger.ts'

/** Logs how far a run is, every so often until it ends or the returned function is called. */
export function logProgress(
  run: TransformRun,
  seconds: number,
  logger: Logger,
  fields: object = {},
): () => void {
  let before = 0
  const timer = setInterval(() => {
    const progress = run.progress()
    const recordsPerSecond = Math.round((progress.records - before) / seconds)
    before = progress.records
    logger.info(
      { ...fields, ...progress, seconds: Math.round(progress.seconds), recordsPerSecond },
      'progress',
    )
  }, seconds * 1000)
  return () => clearInterval(timer)
}
