import type { Artifact } from '../artifact/artifact.ts'
import { InferryError, toInferryError } from '../errors/inferry-error.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { loadSession } from './load-session.ts'
import type { Engine, Execution, Health, PredictorObserver, Session } from './seams.ts'

export interface LiveSessionOptions {
  readonly threads: number | undefined
  readonly execution: 'auto' | Execution
  readonly slowMs: number
  readonly observer: Required<PredictorObserver>
  /** The model does not keep the rows of a joined run apart. */
  onRowsMixed(reason: string): void
}

/**
 * A session that is loaded when it is needed, and the health that this amounts to. One that is lost is loaded anew at
 * once, whether or not requests come: a readiness check would keep them away. If that fails it is tried again, after
 * twice as long each time.
 */
export interface LiveSession {
  health(): Health
  /** Loads now, unless it is there. Rejects with the error of the load. */
  load(): Promise<void>
  /** Before a run: undefined when the session is there, else a promise of it, which rejects with `NOT_READY`. */
  prepare(): Promise<void> | undefined
  /** Why a request cannot be taken: a load failed within the last second. */
  refusal(): InferryError | undefined
  /** After `prepare`. */
  run(inputs: Tensors, signal?: AbortSignal): Promise<Tensors>
  close(): Promise<void>
}

/** A load that failed is not tried again by requests for so long. */
const retryAfterMs = 1000
const longestRetryMs = 60_000

export function createLiveSession(
  artifact: Artifact,
  engine: Engine,
  { observer, onRowsMixed, ...how }: LiveSessionOptions,
): LiveSession {
  let session: Session | undefined
  let loading: Promise<void> | undefined
  let health: Health = { state: 'starting' }
  let failedAt = Number.NEGATIVE_INFINITY
  let reloading: NodeJS.Timeout | undefined
  let closed = false

  function become(next: Health): void {
    health = next
    observer.health(next)
  }

  async function loadOnce(): Promise<void> {
    become({ state: 'starting' })
    try {
      await session?.close()
      session = undefined
      const loaded = await loadSession(artifact, engine, {
        ...how,
        onWarming: () => become({ state: 'warming' }),
        onLost,
      })
      session = loaded.session
      if (loaded.rowsMixed !== undefined) onRowsMixed(loaded.rowsMixed)
      observer.execution({ execution: loaded.execution, runMs: loaded.runMs })
      become({ state: 'ready' })
    } catch (cause) {
      const error = toInferryError(cause)
      failedAt = performance.now()
      become({ state: 'failed', reason: error.message })
      throw error
    }
  }

  /** While it is being loaded, that load fails. */
  function onLost(error: InferryError): void {
    if (loading !== undefined || closed) return
    become({ state: 'failed', reason: error.message })
    reload(retryAfterMs)
  }

  function reload(nextMs: number): void {
    load().catch(() => {
      if (closed) return
      reloading = setTimeout(reload, nextMs, Math.min(2 * nextMs, longestRetryMs)).unref()
    })
  }

  function there(): boolean {
    return session !== undefined && !session.lost
  }

  function load(): Promise<void> {
    if (there()) return Promise.resolve()
    loading ??= loadOnce().finally(() => {
      loading = undefined
    })
    return loading
  }

  function refusal(): InferryError | undefined {
    const lately = health.state === 'failed' && performance.now() - failedAt < retryAfterMs
    return lately ? notReady(artifact.manifest.name, health) : undefined
  }

  return {
    health: () => health,
    load,
    refusal,
    prepare() {
      if (there()) return undefined
      const refused = refusal()
      if (refused !== undefined) return Promise.reject(refused)
      return load().catch((cause) => {
        throw notReady(artifact.manifest.name, health, cause)
      })
    },
    run: (inputs, signal) => (session as Session).run(inputs, signal),
    async close() {
      closed = true
      clearTimeout(reloading)
      await loading?.catch(() => {})
      await session?.close()
    },
  }
}

/** Worth a retry: what is not ready yet, or failed, may be ready later, here or on another server. */
export function notReady(name: string, { state, reason }: Health, cause?: unknown): InferryError {
  const message = `the model ${name} is ${state}${reason === undefined ? '' : `: ${reason}`}`
  return new InferryError('NOT_READY', message, { cause, retryAfter: 1 })
}
