import type { Artifact } from '../artifact/artifact.ts'
import type { Health } from './seams.ts'

/** The phases of the start of a process that serves a model, in milliseconds to a thousandth. */
export interface StartPhases {
  /** When the process was started: milliseconds since 1970. */
  readonly startedAt: number
  /** From the start of the process until Node was up. */
  readonly runtimeMs: number
  /** Loading our modules, and what started them, such as Lambda's runtime. */
  readonly codeMs: number
  /** Opening the artifact. */
  readonly openMs: number
  /** Reading and verifying the model's files; not those that a child process reads by itself. */
  readonly readMs: number
  /** Loading the model in the engine. */
  readonly loadMs: number
  /** Its samples, run and compared. */
  readonly warmUpMs: number
}

/** Tells the phases of a start from what becomes of the first model. */
export interface StartWatch {
  /** The same artifact, for a predictor: how long its files are read is seen. */
  reading(artifact: Artifact): Artifact
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
  let readMs = 0
  let over = false

  async function timed<T>(read: Promise<T>): Promise<T> {
    const begun = performance.now()
    const bytes = await read
    readMs += performance.now() - begun
    return bytes
  }

  return {
    reading: (artifact) => ({
      ...artifact,
      read: (path) => timed(artifact.read(path)),
      locate: (path) => timed(artifact.locate(path)),
    }),
    health({ state }) {
      const now = performance.now()
      if (state === 'starting') {
        openedAt = now
        readMs = 0
      } else if (state === 'warming') warmedAt = now
      else if (state === 'ready' && !over) {
        over = true
        const runtimeMs = Math.min(codeAt, performance.nodeTiming.bootstrapComplete)
        // Of models that are loaded at once, all files count.
        const read = Math.min(readMs, warmedAt - openedAt)
        phases = rounded({
          startedAt: performance.timeOrigin,
          runtimeMs,
          codeMs: codeAt - runtimeMs,
          openMs: openedAt - codeAt,
          readMs: read,
          loadMs: warmedAt - openedAt - read,
          warmUpMs: now - warmedAt,
        })
      }
    },
    take() {
      const taken = phases
      phases = undefined
      return taken
    },
  }
}

function rounded(phases: StartPhases): StartPhases {
  const entries = Object.entries(phases).map(([name, ms]) => [name, Math.round(ms * 1000) / 1000])
  return Object.fromEntries(entries) as StartPhases
}
