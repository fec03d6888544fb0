import type { Artifact } from '../artifact/artifact.ts'
import type { Engine, Execution, Session } from './seams.ts'
import { type WarmUp, warmUp } from './warm-up.ts'

export interface LoadSessionOptions {
  readonly threads: number
  readonly execution: 'auto' | Execution
  /** With `auto`: a model whose median warm-up run is slower leaves the event loop. Milliseconds. */
  readonly isolateAboveMs: number
  /** The model is loaded and its warm-up begins. */
  onWarming(): void
}

export interface LoadedSession extends WarmUp {
  readonly session: Session
  readonly execution: Execution
}

/**
 * Loads the artifact and warms it up. `auto` loads it inline first; a slow model is then closed and loaded anew off
 * the event loop, if the engine can.
 */
export async function loadSession(
  artifact: Artifact,
  engine: Engine,
  options: LoadSessionOptions,
): Promise<LoadedSession> {
  const { execution, isolateAboveMs } = options
  const first = await loadWarm(artifact, engine, offered(engine, execution), options)
  const slow = first.medianMs !== undefined && first.medianMs > isolateAboveMs
  const move = execution === 'auto' && first.execution === 'inline' && engine.executions.includes('isolated')
  if (!slow || !move) return first
  await first.session.close()
  const second = await loadWarm(artifact, engine, 'isolated', options)
  return { ...second, medianMs: first.medianMs }
}

/** What was asked for, or what there is. */
function offered(engine: Engine, execution: 'auto' | Execution): Execution {
  const wanted = execution === 'auto' ? 'inline' : execution
  return engine.executions.includes(wanted) ? wanted : (engine.executions[0] ?? 'inline')
}

async function loadWarm(
  artifact: Artifact,
  engine: Engine,
  execution: Execution,
  { threads, onWarming }: LoadSessionOptions,
): Promise<LoadedSession> {
  const session = await engine.load(artifact, { threads, execution })
  try {
    onWarming()
    return { session, execution, ...(await warmUp(artifact, session)) }
  } catch (error) {
    await session.close().catch(() => {})
    throw error
  }
}
