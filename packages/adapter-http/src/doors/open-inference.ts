import { oipDatatype, type Predictor, type TensorSpec } from '@inferry/core'
import type { FastifyRequest } from 'fastify'
import { jsonAnswer } from '../edge/answer.ts'
import { notReady } from '../edge/not-ready.ts'
import { bodyOf } from '../edge/read-body.ts'
import { routes } from '../edge/routes.ts'
import { readiness } from '../models/readiness.ts'
import { server } from '../version.ts'
import { incoming, incomingAccept, outgoing } from './binary-header.ts'
import type { DoorContext } from './door.ts'
import { predict } from './predict.ts'

interface Params {
  readonly model: string
  readonly version?: string
}

/** The Open Inference Protocol v2: server and model health, metadata, inference with binary tensors. */
export function openInferenceDoor(context: DoorContext, extensions: readonly string[]): void {
  serverRoutes(context, extensions)
  for (const prefix of ['/v2/models/:model', '/v2/models/:model/versions/:version'])
    modelRoutes(context, prefix)
}

function serverRoutes(
  { fastify, repository, send, stopping }: DoorContext,
  extensions: readonly string[],
): void {
  const metadata = jsonAnswer(200, { ...server, extensions })
  const live = jsonAnswer(200, { live: true })
  /** The protocol's text has `live` here too, its implementations `ready`. */
  const ready = jsonAnswer(200, { ready: true, live: true })
  routes(fastify, send, '/v2', {
    GET: (request, reply) => send(request, reply, metadata, { route: '/v2' }),
  })
  routes(fastify, send, '/v2/health/live', {
    GET: (request, reply) => send(request, reply, live, { route: '/v2/health/live', quiet: true }),
  })
  routes(fastify, send, '/v2/health/ready', {
    GET: (request, reply) => {
      const state = readiness(repository, stopping)
      const answer = state.ready ? ready : notReady(state.reason)
      send(request, reply, answer, { route: '/v2/health/ready', quiet: true })
    },
  })
}

function modelRoutes({ fastify, repository, send, stopping }: DoorContext, prefix: string): void {
  routes(fastify, send, prefix, {
    GET: (request, reply) => {
      const { model, version } = paramsOf(request)
      const metadata = modelMetadata(model, repository.get(model, version))
      send(request, reply, jsonAnswer(200, metadata), { route: prefix, model })
    },
  })
  routes(fastify, send, `${prefix}/ready`, {
    GET: (request, reply) => {
      const { model, version } = paramsOf(request)
      const { state, reason = state } = repository.get(model, version).health()
      const ready = state === 'ready' && !stopping?.aborted
      const answer = ready
        ? jsonAnswer(200, { name: model, ready })
        : notReady(`${model} is not ready: ${reason}`)
      send(request, reply, answer, { route: `${prefix}/ready`, model, quiet: true })
    },
  })
  const route = `${prefix}/infer`
  routes(fastify, send, route, {
    POST: (request, reply) => {
      const { model, version } = paramsOf(request)
      const predictor = repository.get(model, version)
      const { headers } = request
      const input = incoming(headers, bodyOf(request))
      const accept = incomingAccept(headers.accept)
      return predict(send, request, reply, predictor, input, { route, model }, accept, outgoing)
    },
  })
}

function paramsOf(request: FastifyRequest): Params {
  return request.params as Params
}

/** The protocol's metadata of the model that the repository knows by this name. */
export function modelMetadata(name: string, { manifest, engine }: Predictor): unknown {
  const { version, inputs, outputs } = manifest
  return {
    name,
    versions: [version],
    platform: platforms[engine] ?? `inferry_${engine}`,
    inputs: inputs.map(tensorMetadata),
    outputs: outputs.map(tensorMetadata),
  }
}

/** The protocol's names, `<project>_<format>`, of what others run too; the formats of other engines are this project's. */
const platforms: Readonly<Record<string, string>> = { onnxruntime: 'onnx_onnxv1' }

function tensorMetadata({ name, type, shape }: TensorSpec): unknown {
  return { name, datatype: oipDatatype[type], shape }
}
