import type { Health } from './seams.ts'

/** The phases of the start of a process that serves a model, in milliseconds. */
export interface StartPhases {
  /** When the process was started: milliseconds since 1970. */
  readonly startedAt: number
  /** From the start of the process until Node was up. */
  readonly runtimeMs: number
  /** Loading our modules, and what started them, such as Lambda's runtime. */
  readonly codeMs: number
  /** Opening the artifact. */
  readonly openMs: number
  /** Reading, verifying and loading the model. */
  readonly loadMs: number
  /** Its samples, run and compared. */
  readonly warmUpMs: number
}

/** Tells the phases of a start from what becomes of the first model. */
export interface StartWatch {
  /** For a predictor's observer. */
  health(health: Health): void
  /** Once, after a model became ready for the first time. */
  take(): StartPhases | undefined
}

/** `codeAt`: when our modules were loaded, by `performance.now()`. */
export function watchStart(codeAt: number): StartWatch {
  let openedAt = codeAt
  let warmedAt = codeAt
  let phases: StartPhases | undefined
  let over = false
  return {
    health({ state }) {
      const now = performance.now()
      if (state === 'starting') openedAt = now
      else if (state === 'warming') warmedAt = now
      else if (state === 'ready' && !over) {
        over = true
        const runtimeMs = Math.min(codeAt, performance.nodeTiming.bootstrapComplete)
        phases = {
          startedAt: performance.timeOrigin,
          runtimeMs,
          codeMs: codeAt - runtimeMs,
          openMs: openedAt - codeAt,
          loadMs: warmedAt - openedAt,
          warmUpMs: now - warmedAt,
        }
      }
    },
    take() {
      const taken = phases
      phases = undefined
      return taken
    },
  }
}
