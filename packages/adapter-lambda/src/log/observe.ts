import { type Artifact, type PredictorObserver, type StartPhases, watchStart } from '@inferry/core'

/** What the model ran. */
export interface Runs {
  readonly rows: number
  /** In the engine. */
  readonly runMs: number
  /** In the queue, of the request that waited longest in each run. */
  readonly waitMs: number
}

/** What the observer of a predictor saw, to be told with the invocation that it belongs to. */
export interface Observation {
  readonly observer: PredictorObserver
  /** The same artifact, for the predictor: see `StartWatch`. */
  reading(artifact: Artifact): Artifact
  /**
   * An invocation begins: runs of requests that came before it are not its own, though they may end in its time, as that
   * of one whose deadline passed.
   */
  begin(): void
  /** Of the invocation that began last. */
  takeRuns(): Runs
  /** Once, after the model became ready for the first time. */
  takeStart(): StartPhases | undefined
}

/** `bootedAt`: when our code began to run, by `performance.now()`. */
export function createObservation(bootedAt: number): Observation {
  let runs = noRuns
  let begunAt = 0
  const start = watchStart(bootedAt)
  return {
    observer: {
      run({ rows, runMs, waitMs }) {
        if (performance.now() - runMs - waitMs < begunAt) return
        runs = { rows: runs.rows + rows, runMs: runs.runMs + runMs, waitMs: runs.waitMs + waitMs }
      },
      health: start.health,
    },
    reading: start.reading,
    begin() {
      begunAt = performance.now()
      runs = noRuns
    },
    takeRuns() {
      const taken = runs
      runs = noRuns
      return taken
    },
    takeStart: start.take,
  }
}

const noRuns: Runs = { rows: 0, runMs: 0, waitMs: 0 }
