import type { HttpDoorsOptions } from '@inferry/adapter-http'
import type { Artifact, Engine, Execution, Predictor, Repository } from '@inferry/core'
import type { FastifyPluginAsync, FastifyServerOptions } from 'fastify'
import type { Logger } from 'pino'

/** Makes a predictor that is logged and counted under `known`, its name unless given. */
export type MakeObserved = (artifact: Artifact, name: string, known?: string) => Predictor

/** What is served, and how it runs. */
export interface AppOptions {
  /** Artifacts, and folders of artifacts; none unless given. */
  readonly paths?: string | readonly string[]
  /** Opens what is served, in place of `paths`. */
  readonly repository?: (makePredictor: MakeObserved, logger: Logger) => Promise<Repository>
  /** The engines at hand; trees and onnxruntime unless given. */
  readonly engines?: readonly Engine[]
  /** The one engine to use; the artifact's preferred one unless given. */
  readonly engine?: string
  /** Threads within one run. Unless given, 1 for a fast model, and for a slow one what the platform allows. */
  readonly threads?: number
  /** `auto` unless given: slow models run off the event loop. */
  readonly execution?: 'auto' | Execution
  /** The largest request body in bytes; 6 MiB unless given, as SageMaker's. */
  readonly bodyLimit?: number
  /** What sets that, for messages; `--body-limit` unless given. */
  readonly bodyLimitName?: string
  /** Whether whoever reaches the server can load and unload models; off unless told. */
  readonly control?: boolean
  /** The doors; the usual ones unless given. */
  readonly routes?: HttpDoorsOptions['routes']
  /** The plugin that serves `/docs`; none unless given, as its files would have to be shipped. */
  readonly docs?: FastifyPluginAsync
  /** How the HTTP server differs from `serverOptions`. */
  readonly http?: Pick<FastifyServerOptions, 'routerOptions' | 'requestTimeout'>
  readonly logger: Logger
}
