import type { PredictorObserver } from './seams.ts'

/** The observer with all its parts. What one throws is no fault of the model: it becomes a warning of the process. */
export function guardObserver(observer: PredictorObserver = {}): Required<PredictorObserver> {
  return {
    health: (health) => guard(() => observer.health?.(health)),
    run: (event) => guard(() => observer.run?.(event)),
    execution: (event) => guard(() => observer.execution?.(event)),
    batchingOff: (event) => guard(() => observer.batchingOff?.(event)),
  }
}

function guard(tell: () => void): void {
  try {
    tell()
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : `a predictor's observer threw ${String(error)}`)
  }
}
