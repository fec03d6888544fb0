/**
 * The seams. An artifact (one version of one model) is loaded by an engine into a session; codecs turn bytes
 * into tensors and back; a predictor joins the three, and is the one thing that an adapter sees.
 */
import type { Artifact } from '../artifact/artifact.ts'
import type { InferryError } from '../errors/inferry-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Tensors } from '../tensor/tensor.ts'

/** Where `run` does its work: `inline` on the calling thread, `isolated` off the event loop. */
export type Execution = 'inline' | 'isolated'

export interface LoadOptions {
  /** Threads within one run; see `threadCount`. */
  readonly threads?: number
  /** `inline` unless told; an engine without `isolated` ignores it. */
  readonly execution?: Execution
  /** Called once when the model is lost, with the reason; see `Session.lost`. Not for one that is closed. */
  onLost?(error: InferryError): void
}

/** What a loaded model takes. */
export interface EngineMemory {
  /** Bytes for each of the files that the engine reads. */
  readonly factor: number
  /** What it takes stays with the process once it is closed, to be used by the next. */
  readonly kept: boolean
}

/** Runs models of one format. */
export interface Engine {
  /** As in the manifest's `engines`. */
  readonly name: string
  /** The executions it offers; with `isolated` among them, a slow model is moved off the event loop. */
  readonly executions: readonly Execution[]
  /** Says that a run has one thread whatever is asked for. */
  readonly singleThreaded?: boolean
  /** What a model takes in memory; unknown unless told. */
  readonly memory?: EngineMemory
  /** The Open Inference Protocol's name of what it runs, `<project>_<format>`; `inferry_<name>` unless given. */
  readonly platform?: string
  load(artifact: Artifact, options?: LoadOptions): Promise<Session>
}

/** A model loaded in an engine. */
export interface Session {
  /**
   * All inputs of the manifest in, all its outputs out. The inputs must not change until it settles. Rejects with
   * `INVALID_INPUT`, `INFERENCE_FAILED`, `INSUFFICIENT_MEMORY`, `ABORTED` by the signal, or `NOT_READY` once closed.
   */
  run(inputs: Tensors, signal?: AbortSignal): Promise<Tensors>
  /** True once the model was lost without `close()`, as when its process died: every later run fails; load it anew. */
  readonly lost?: boolean
  /** Waits for runs under way, then frees the model. Safe to call twice. */
  close(): Promise<void>
}

/** Bytes and what they are: all that the doors share. */
export interface Payload {
  readonly contentType: string
  readonly body: Uint8Array
}

export interface PredictOptions {
  /** An HTTP `accept` value; without it, or with anything allowed, the answer comes in the question's form. */
  readonly accept?: string
  readonly signal?: AbortSignal
}

export interface Predictor {
  readonly manifest: Manifest
  /** The engine that runs it. */
  readonly engine: string
  /** The Open Inference Protocol's name of that. */
  readonly platform: string
  /** Loaded, verified, warmed by a real run of a sample. Called again after a failure, it tries anew at once. */
  ready(): Promise<void>
  health(): Health
  predict(input: Payload, options?: PredictOptions): Promise<Payload>
  /** Rows and requests that wait now. */
  queue(): { readonly requests: number; readonly rows: number }
  /** Refuses new requests, finishes those accepted, frees the model. */
  close(): Promise<void>
}

export type HealthState = 'starting' | 'warming' | 'ready' | 'draining' | 'failed'

export interface Health {
  readonly state: HealthState
  /** Why it is not ready, for people. */
  readonly reason?: string
}

/** Named predictors: a folder of artifacts, or a multi-model endpoint's. */
export interface Repository {
  /** Every known model, loaded or not, sorted by name. */
  list(): readonly RepositoryEntry[]
  /** The loaded predictor of that name; `MODEL_NOT_FOUND` otherwise, also for a version that it is not. */
  get(name: string, version?: string): Predictor
  /** Opens (from `path`, or from where it was known) and makes ready. `MODEL_ALREADY_LOADED` if it is. */
  load(name: string, path?: string): Promise<Predictor>
  /**
   * Drains and closes it; it stays listed, to be loaded again, unless it is to be forgotten. Memory is free when the
   * promise resolves.
   */
  unload(name: string, options?: { readonly forget?: boolean }): Promise<void>
  /** Drains and closes all. */
  close(): Promise<void>
}

export interface RepositoryEntry {
  readonly name: string
  readonly version?: string
  readonly state: HealthState | 'unloaded'
  readonly reason?: string
}

/** Told of what a predictor does, for metrics and logs. What it throws becomes a warning of the process. */
export interface PredictorObserver {
  health?(health: Health): void
  /** A run of the engine ended. `waitMs`: how long its oldest request queued. */
  run?(event: RunEvent): void
  /** The execution chosen after the warm-up, and how long the run took that decided it, unless nothing could be run. */
  execution?(event: { readonly execution: Execution; readonly runMs: number | undefined }): void
  /** Requests run alone from now on: the model does not keep the rows of a joined run apart. */
  batchingOff?(event: { readonly reason: string }): void
}

export interface RunEvent {
  readonly requests: number
  readonly rows: number
  readonly waitMs: number
  readonly runMs: number
  readonly error?: Error
}

/** Fits a predictor to a target; returns what that target calls. */
export type Adapter<Entry, Options> = (predictor: Predictor, options?: Options) => Entry
