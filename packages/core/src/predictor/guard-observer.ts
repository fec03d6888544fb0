import type { PredictorObserver } from './seams.ts'

/** The observer with all its parts. What one throws is no fault of the model: it becomes a warning of the process. */
export function guardObserver(observer: PredictorObserver = {}): Required<PredictorObserver> {
  return {
    health: guarded((health) => observer.health?.(health)),
    run: guarded((event) => observer.run?.(event)),
    execution: guarded((event) => observer.execution?.(event)),
    batchingOff: guarded((event) => observer.batchingOff?.(event)),
  }
}

function guarded<Event>(tell: (event: Event) => void): (event: Event) => void {
  return (event) => {
    try {
      tell(event)
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : `a predictor's observer threw ${String(error)}`)
    }
  }
}
