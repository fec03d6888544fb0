import type { Artifact } from '../artifact/artifact.ts'
import type { InferryError } from '../errors/inferry-error.ts'
import { threadCount } from '../threads/thread-count.ts'
import type { Engine, Execution, LoadOptions, Session } from './seams.ts'
import { type WarmUp, warmUp } from './warm-up.ts'

export interface LoadSessionOptions {
  /** Left out, a fast model has one thread and a slow one `threadCount()`. */
  readonly threads?: number | undefined
  /** `auto`: a slow model leaves the event loop. */
  readonly execution: 'auto' | Execution
  /** A model is slow when its quickest warm-up run takes more milliseconds. */
  readonly slowMs: number
  /** A model is loaded and its warm-up begins. */
  onWarming(): void
  /** As of `LoadOptions`. */
  onLost(error: InferryError): void
}

export interface LoadedSession extends WarmUp {
  readonly session: Session
  readonly execution: Execution
}

/**
 * Loads the artifact and warms it up. Whether the model is slow is known only then; if a slow one should run in
 * another way than it was loaded, it is closed and loaded anew: off the event loop with `auto` if the engine can, and
 * with more threads. A fast one gains nothing from more: to wake them takes longer than its run.
 */
export async function loadSession(
  artifact: Artifact,
  engine: Engine,
  options: LoadSessionOptions,
): Promise<LoadedSession> {
  const { threads, slowMs, onWarming, onLost } = options
  const execution = offered(engine, options.execution)
  const first = await loadWarm(artifact, engine, { threads: threads ?? 1, execution, onLost }, onWarming)
  if (first.runMs === undefined || first.runMs <= slowMs) return first
  const moves =
    options.execution === 'auto' && execution !== 'isolated' && engine.executions.includes('isolated')
  const slow = {
    threads: threads ?? (engine.singleThreaded ? 1 : threadCount()),
    execution: moves ? 'isolated' : execution,
    onLost,
  } as const
  if (slow.execution === execution && slow.threads === (threads ?? 1)) return first
  await first.session.close()
  return { ...(await loadWarm(artifact, engine, slow, onWarming)), runMs: first.runMs }
}

/** What was asked for, or what there is. */
function offered(engine: Engine, execution: 'auto' | Execution): Execution {
  const wanted = execution === 'auto' ? 'inline' : execution
  return engine.executions.includes(wanted) ? wanted : (engine.executions[0] ?? 'inline')
}

async function loadWarm(
  artifact: Artifact,
  engine: Engine,
  how: Required<LoadOptions>,
  onWarming: () => void,
): Promise<LoadedSession> {
  const session = await engine.load(artifact, how)
  try {
    onWarming()
    return { session, execution: how.execution, ...(await warmUp(artifact, session)) }
  } catch (error) {
    await session.close().catch(() => {})
    throw error
  }
}
