import type { Repository } from '@inferry/core'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import type { DoorContext } from './doors/door.ts'
import { metricsDoor } from './doors/metrics.ts'
import { mlflowDoor } from './doors/mlflow.ts'
import { modelControlDoor } from './doors/model-control.ts'
import { openInferenceDoor } from './doors/open-inference.ts'
import { openapiDoor, type SamplesOf } from './doors/openapi.ts'
import { sagemakerDoor } from './doors/sagemaker.ts'
import { unknownRoute } from './doors/unknown-route.ts'
import { errorAnswer } from './edge/error-answer.ts'
import { sendFrameworkErrors } from './edge/framework-error.ts'
import { readBodies } from './edge/read-body.ts'
import { createSend, type Send } from './edge/send.ts'
import { bodyTooLarge } from './edge/too-large.ts'
import { createMetrics, type Metrics } from './metrics/create-metrics.ts'

export interface HttpDoorsOptions {
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
  const doors: FastifyPluginAsync = async (fastify) => {
    const send = createSend(metrics, closing)
    prepare(fastify, send)
    sendFrameworkErrors(fastify.server, send)
    const context: DoorContext = { fastify, repository, send, stopping }
    sagemakerDoor(context)
    mlflowDoor(context)
    openInferenceDoor(context, ['binary_tensor_data', ...(control ? ['model_repository'] : [])])
    if (control) modelControlDoor(context)
    metricsDoor(context, metrics)
    openapiDoor(context, samples, { control })
  }
  return fp(doors, { name: '@inferry/adapter-http', fastify: '5.x', encapsulate: true })
}

function prepare(fastify: FastifyInstance, send: Send): void {
  // A child logger a request costs more than a tree ensemble: our lines name the request themselves.
  fastify.setChildLoggerFactory((logger) => logger)
  fastify.decorateRequest('receivedAt', 0)
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.receivedAt = performance.now()
    done()
  })
  readBodies(fastify)
  fastify.setErrorHandler((error, request, reply) => {
    const { bodyLimit, url = 'unknown' } = request.routeOptions
    send(request, reply, errorAnswer(bodyTooLarge(error, bodyLimit) ?? error), { route: url })
  })
  fastify.setNotFoundHandler(unknownRoute(send))
}

declare module 'fastify' {
  interface FastifyRequest {
    /** When its head was read, by `performance.now()`. */
    receivedAt: number
  }
}
