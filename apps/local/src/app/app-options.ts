import type { Engine, Execution } from '@inferry/core'
import type { Logger } from 'pino'

/** What is served, and how it runs. */
export interface AppOptions {
  /** Artifacts, and folders of artifacts. */
  readonly paths: string | readonly string[]
  /** The engines at hand; onnxruntime unless given. */
  readonly engines?: readonly Engine[]
  /** The one engine to use; the artifact's preferred one unless given. */
  readonly engine?: string
  /** Threads within one run; what the platform allows unless given. */
  readonly threads?: number
  /** `auto` unless given: slow models run off the event loop. */
  readonly execution?: 'auto' | Execution
  /** The largest request body in bytes; 6 MiB unless given, as SageMaker's. */
  readonly bodyLimit?: number
  /** Whether models can be loaded and unloaded over HTTP; on unless told. */
  readonly control?: boolean
  readonly logger: Logger
}
