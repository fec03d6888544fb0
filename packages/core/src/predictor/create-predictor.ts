import type { Artifact } from '../artifact/artifact.ts'
import type { BatchingLimits } from '../batching/batching-limits.ts'
import { createBatcher } from '../batching/create-batcher.ts'
import { mergeRule } from '../batching/merge-rule.ts'
import type { Codec } from '../codecs/codec.ts'
import { decodePayload, defaultCodecs, encodeAnswer, requireAcceptable } from '../codecs/index.ts'
import { checkTensors } from './check-tensors.ts'
import { chooseEngine } from './choose-engine.ts'
import { guardObserver } from './guard-observer.ts'
import { createLiveSession, notReady } from './live-session.ts'
import type { Engine, Execution, Payload, PredictOptions, Predictor, PredictorObserver } from './seams.ts'

export interface PredictorOptions {
  /** What answers and messages call the model, such as its name in a repository; the manifest's unless given. */
  readonly name?: string
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
  /** A model is slow when its quickest warm-up run, on one thread, takes more milliseconds; 5 unless given. */
  readonly slowMs?: number
  readonly batching?: Partial<BatchingLimits>
  readonly observer?: PredictorObserver
}

/**
 * Joins an artifact, an engine and codecs. Nothing is loaded before the first `ready()` or `predict()`. Throws
 * `ENGINE_UNAVAILABLE` when none of the engines runs the artifact. The artifact stays the caller's to close, after
 * the predictor.
 *
 * Requests queue while the model loads, under the same bounds as while it runs. One that was lost is loaded anew at
 * once; one that failed to load, by the first request a second later, and until then `predict` answers `NOT_READY`.
 */
export function createPredictor(artifact: Artifact, options: PredictorOptions): Predictor {
  const { name = artifact.manifest.name } = options
  const manifest = { ...artifact.manifest, name }
  const { codecs = defaultCodecs } = options
  const observer = guardObserver(options.observer)
  const engine = chooseEngine(manifest, options.engines, options.engine)
  const session = createLiveSession(artifact, engine, {
    threads: options.threads,
    execution: options.execution ?? 'auto',
    slowMs: options.slowMs ?? 5,
    observer,
    onRowsMixed: (reason) => batcher.stopJoining(reason),
  })
  const batcher = createBatcher(session.run, {
    limits: options.batching,
    merge: mergeRule(manifest),
    prepare: session.prepare,
    onRun: observer.run,
    onJoiningOff: (reason) => observer.batchingOff({ reason }),
  })
  let closing: Promise<void> | undefined

  async function answer(payload: Payload, { accept, signal }: PredictOptions): Promise<Payload> {
    const { inputs, question } = decodePayload(codecs, payload, manifest)
    checkTensors(inputs, manifest.inputs, 'input')
    requireAcceptable(codecs, question, accept)
    const outputs = await batcher.run(inputs, signal)
    return encodeAnswer(codecs, outputs, manifest, question, accept)
  }

  async function close(): Promise<void> {
    observer.health(draining)
    await batcher.drain()
    await session.close()
  }

  return {
    manifest,
    engine: engine.name,
    platform: engine.platform ?? `inferry_${engine.name}`,
    health: () => (closing === undefined ? session.health() : draining),
    queue: batcher.queue,
    ready: () => (closing === undefined ? session.load() : Promise.reject(notReady(manifest.name, draining))),
    predict(payload, predictOptions = {}) {
      const refusal = closing === undefined ? session.refusal() : notReady(manifest.name, draining)
      return refusal === undefined ? answer(payload, predictOptions) : Promise.reject(refusal)
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

const draining = { state: 'draining' } as const
