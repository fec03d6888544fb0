import type { Artifact } from '../artifact/artifact.ts'
import type { BatchingLimits } from '../batching/batching-limits.ts'
import { createBatcher } from '../batching/create-batcher.ts'
import { mergeRule } from '../batching/merge-rule.ts'
import type { Codec } from '../codecs/codec.ts'
import { decodePayload, defaultCodecs, encodeAnswer, requireAcceptable } from '../codecs/index.ts'
import { InferryError, toInferryError } from '../errors/inferry-error.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { checkTensors } from './check-tensors.ts'
import { chooseEngine } from './choose-engine.ts'
import { loadSession } from './load-session.ts'
import type {
  Engine,
  Execution,
  Health,
  Payload,
  PredictOptions,
  Predictor,
  PredictorObserver,
  Session,
} from './seams.ts'

export interface PredictorOptions {
  /** The engines at hand; the manifest says which of them is preferred. */
  readonly engines: readonly Engine[]
  /** The one engine to use. */
  readonly engine?: string
  /** All of core's unless given. */
  readonly codecs?: readonly Codec[]
  /** Threads within one run. Unless given, 1 for a fast model and `threadCount()` for a slow one. */
  readonly threads?: number
  /** `auto`, the default, moves a slow model off the event loop. */
  readonly execution?: 'auto' | Execution
  /** A model is slow when its median warm-up run, on one thread, takes more milliseconds; 5 unless given. */
  readonly slowMs?: number
  readonly batching?: Partial<BatchingLimits>
  readonly observer?: PredictorObserver
}

/**
 * Joins an artifact, an engine and codecs. Nothing is loaded before the first `ready()` or `predict()`. Throws
 * `ENGINE_UNAVAILABLE` when none of the engines runs the artifact. The artifact stays the caller's to close, after
 * the predictor.
 *
 * `predict` waits for a model that is still to be loaded, and loads one anew that was lost. After a failed load it
 * answers `NOT_READY` until a `ready()` has succeeded.
 */
export function createPredictor(artifact: Artifact, options: PredictorOptions): Predictor {
  const { manifest } = artifact
  const { codecs = defaultCodecs, observer } = options
  const engine = chooseEngine(manifest, options.engines, options.engine)
  const batcher = createBatcher(run, {
    limits: options.batching,
    merge: mergeRule(manifest),
    retryAlone: () => session !== undefined && !session.lost,
    onRun: observer?.run && ((event) => observer.run?.(event)),
    onJoiningOff: (reason) => observer?.batchingOff?.({ reason }),
  })
  let session: Session | undefined
  let loading: Promise<void> | undefined
  let closing: Promise<void> | undefined
  let health: Health = { state: 'starting' }

  function become(next: Health): void {
    health = next
    observer?.health?.(next)
  }

  function load(): Promise<void> {
    loading ??= loadOnce().finally(() => {
      loading = undefined
    })
    return loading
  }

  async function loadOnce(): Promise<void> {
    become({ state: 'starting' })
    try {
      await session?.close()
      session = undefined
      const loaded = await loadSession(artifact, engine, {
        threads: options.threads,
        execution: options.execution ?? 'auto',
        slowMs: options.slowMs ?? 5,
        onWarming: () => become({ state: 'warming' }),
      })
      session = loaded.session
      if (loaded.rowsMixed !== undefined) batcher.stopJoining(loaded.rowsMixed)
      observer?.execution?.({ execution: loaded.execution, warmUpMs: loaded.medianMs })
      become({ state: 'ready' })
    } catch (cause) {
      const error = toInferryError(cause)
      become({ state: 'failed', reason: error.message })
      throw error
    }
  }

  /** A model that was lost fails the requests of its last run; the next run loads it anew. */
  async function run(inputs: Tensors): Promise<Tensors> {
    if (session === undefined || session.lost) await load()
    const current = session as Session
    try {
      return await current.run(inputs)
    } catch (error) {
      if (current.lost) become(lostHealth)
      throw error
    }
  }

  function state(): Health {
    if (closing !== undefined) return { state: 'draining' }
    return health.state === 'ready' && session?.lost ? lostHealth : health
  }

  async function answer(payload: Payload, { accept, signal }: PredictOptions): Promise<Payload> {
    const { inputs, question } = decodePayload(codecs, payload, manifest)
    checkTensors(inputs, manifest.inputs, 'input')
    requireAcceptable(codecs, question, accept)
    const outputs = await batcher.run(inputs, signal)
    return encodeAnswer(codecs, outputs, manifest, question, accept)
  }

  async function answerOnceReady(payload: Payload, predictOptions: PredictOptions): Promise<Payload> {
    await load()
    return answer(payload, predictOptions)
  }

  async function close(): Promise<void> {
    observer?.health?.({ state: 'draining' })
    // Requests that wait for it were accepted: they go on first.
    await loading?.catch(() => {})
    await batcher.drain()
    await session?.close()
  }

  return {
    manifest,
    engine: engine.name,
    health: state,
    queue: batcher.queue,
    ready() {
      if (closing !== undefined) return Promise.reject(notReady(manifest.name, state()))
      return health.state === 'ready' && !session?.lost ? Promise.resolve() : load()
    },
    predict(payload, predictOptions = {}) {
      if (closing !== undefined) return Promise.reject(notReady(manifest.name, state()))
      if (health.state === 'ready' && !session?.lost) return answer(payload, predictOptions)
      if (health.state === 'failed' && !session?.lost) return Promise.reject(notReady(manifest.name, health))
      return answerOnceReady(payload, predictOptions)
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

const lostHealth: Health = {
  state: 'failed',
  reason: 'the model was lost, as when its process ends; the next request loads it anew',
}

function notReady(name: string, { state, reason }: Health): InferryError {
  const message = `the model ${name} is ${state}${reason === undefined ? '' : `: ${reason}`}`
  return new InferryError('NOT_READY', message, state === 'draining' ? { retryAfter: 1 } : {})
}
