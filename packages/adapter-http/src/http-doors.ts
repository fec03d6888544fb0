import type { Repository } from '@inferry/core'
import {
  errorAnswer,
  inferenceRoutes,
  modelControlRoutes,
  type Route,
  type RouteContext,
  unknownRoute,
} from '@inferry/doors'
import type { FastifyBaseLogger, FastifyInstance, FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import { metricsRoute } from './doors/metrics.ts'
import { openapiRoute, type SamplesOf } from './doors/openapi.ts'
import { bodyTooLarge } from './edge/body-too-large.ts'
import { sendFrameworkErrors } from './edge/framework-error.ts'
import { fromFastifyError } from './edge/from-fastify-error.ts'
import { hideBadType, readBodies } from './edge/read-body.ts'
import { refuseForeign } from './edge/refuse-foreign.ts'
import { registerRoute } from './edge/register-route.ts'
import { createSend, type Send } from './edge/send.ts'
import { createMetrics, type Metrics } from './metrics/create-metrics.ts'

export interface HttpDoorsOptions {
  /**
   * Where requests are logged; with the server's own logger unless given. A server without one is quicker: Fastify makes a
   * child of it, and two listeners, for each request.
   */
  readonly logger?: FastifyBaseLogger
  /** What the observers of the repository's predictors write to. Without it the models' runs are not measured. */
  readonly metrics?: Metrics
  /** To be aborted when the server is to stop: health turns to 503, nothing else changes yet. */
  readonly stopping?: AbortSignal
  /** To be aborted when it listens no more: each answer closes its connection, so that none need be cut. */
  readonly closing?: AbortSignal
  /** Where the OpenAPI document takes its examples from; it has none without. */
  readonly samples?: SamplesOf
  /**
   * Serves load and unload over HTTP, to programs and to this server's own pages. Off unless told: everyone who reaches
   * the server may do it.
   */
  readonly control?: boolean
  /** What sets the server's body limit, for messages; `--body-limit` unless given. */
  readonly bodyLimitName?: string
  /** The doors of a target that has others than the usual ones. */
  readonly routes?: (context: RouteContext, extensions: readonly string[]) => readonly Route[]
}

/**
 * The HTTP doors of a repository, as a Fastify plugin: SageMaker's and MLflow's contracts, the Open Inference
 * Protocol v2, metrics and the OpenAPI document. To be registered on a server made with {@link serverOptions}.
 *
 * It is encapsulated: its body parser and error handler do not reach the application's own routes; unknown routes of
 * the whole server are answered here.
 */
export function httpDoors(repository: Repository, options: HttpDoorsOptions = {}): FastifyPluginAsync {
  const { metrics = createMetrics(), stopping, closing, samples = async () => [], control = false } = options
  const { routes = inferenceRoutes, bodyLimitName = '--body-limit' } = options
  const doors: FastifyPluginAsync = async (fastify) => {
    const send = createSend(metrics, options.logger ?? fastify.log, closing)
    prepare(fastify, send, bodyLimitName)
    sendFrameworkErrors(fastify.server, send)
    const served = [
      ...routes({ repository, stopping }, control ? ['model_repository'] : []),
      metricsRoute(repository, metrics),
      openapiRoute(repository, samples, { control }),
    ]
    for (const route of served) registerRoute(fastify, send, route)
    if (!control) return
    for (const route of modelControlRoutes(repository))
      registerRoute(fastify, send, route, ({ raw }) => refuseForeign(raw))
  }
  return fp(doors, { name: '@inferry/adapter-http', fastify: '5.x', encapsulate: true })
}

function prepare(fastify: FastifyInstance, send: Send, bodyLimitName: string): void {
  fastify.decorateRequest('receivedAt', 0)
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.receivedAt = performance.now()
    hideBadType(request)
    done()
  })
  readBodies(fastify)
  fastify.setErrorHandler((error, request, reply) => {
    const { bodyLimit, config } = request.routeOptions
    const ours = bodyTooLarge(error, bodyLimit, bodyLimitName) ?? fromFastifyError(error) ?? error
    send(request, reply, errorAnswer(ours), config.origin ?? { route: 'unknown' })
  })
  fastify.setNotFoundHandler((request, reply) => {
    const [path = ''] = (request.raw.url ?? '').split('?', 1)
    // One label for all that is not served, so that no caller can make labels.
    send(request, reply, unknownRoute(request.method, path), { route: 'unknown' })
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** When its head was read, by `performance.now()`. */
    receivedAt: number
  }
}
