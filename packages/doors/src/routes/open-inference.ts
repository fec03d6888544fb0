import { oipDatatype, type Predictor, type TensorSpec } from '@inferry/core'
import { jsonAnswer } from '../answers/answer.ts'
import { notReady } from '../answers/not-ready.ts'
import { readiness } from '../models/readiness.ts'
import { type DoorRequest, headerOf } from '../requests/door-request.ts'
import { server } from '../version.ts'
import { incoming, incomingAccept, outgoing } from './binary-header.ts'
import { predict } from './predict.ts'
import type { Route, RouteContext } from './route.ts'

/** The Open Inference Protocol v2: server and model health, metadata, inference with binary tensors. */
export function openInferenceRoutes(context: RouteContext, extensions: readonly string[]): readonly Route[] {
  const prefixes = ['/v2/models/:model', '/v2/models/:model/versions/:version']
  return [...serverRoutes(context, extensions), ...prefixes.flatMap((prefix) => modelRoutes(context, prefix))]
}

function serverRoutes(
  { repository, stopping }: RouteContext,
  extensions: readonly string[],
): readonly Route[] {
  const metadata = jsonAnswer(200, { ...server, extensions })
  const live = jsonAnswer(200, { live: true })
  /** The protocol's text has `live` here too, its implementations `ready`. */
  const ready = jsonAnswer(200, { ready: true, live: true })
  const health = () => {
    const state = readiness(repository, stopping)
    return state.ready ? ready : notReady(state.reason)
  }
  return [
    { pattern: '/v2', methods: { GET: () => metadata } },
    { pattern: '/v2/health/live', methods: { GET: () => live }, quiet: true },
    { pattern: '/v2/health/ready', methods: { GET: health }, quiet: true },
  ]
}

function modelRoutes({ repository, stopping }: RouteContext, prefix: string): readonly Route[] {
  return [
    {
      pattern: prefix,
      methods: {
        GET(request) {
          const { model, version } = paramsOf(request)
          return { ...jsonAnswer(200, modelMetadata(model, repository.get(model, version))), model }
        },
      },
    },
    {
      pattern: `${prefix}/ready`,
      methods: {
        GET(request) {
          const { model, version } = paramsOf(request)
          const { state, reason = state } = repository.get(model, version).health()
          const ready = state === 'ready' && !stopping?.aborted
          const answer = ready
            ? jsonAnswer(200, { name: model, ready })
            : notReady(`${model} is not ready: ${reason}`)
          return { ...answer, model }
        },
      },
      quiet: true,
    },
    {
      pattern: `${prefix}/infer`,
      methods: {
        POST(request) {
          const { model, version } = paramsOf(request)
          const predictor = repository.get(model, version)
          const { headers, body, signal } = request
          const input = incoming(headers, body)
          const accept = incomingAccept(headerOf(headers, 'accept'))
          return predict({ predictor, model, input, accept, signal }, outgoing)
        },
      },
    },
  ]
}

/** As the patterns have them. */
function paramsOf({ params }: DoorRequest): { readonly model: string; readonly version?: string } {
  return params as { model: string; version?: string }
}

/** The protocol's metadata of the model that the repository knows by this name. */
export function modelMetadata(name: string, { manifest, platform }: Predictor): unknown {
  const { version, inputs, outputs } = manifest
  return {
    name,
    versions: [version],
    platform,
    inputs: inputs.map(tensorMetadata),
    outputs: outputs.map(tensorMetadata),
  }
}

function tensorMetadata({ name, type, shape }: TensorSpec): unknown {
  return { name, datatype: oipDatatype[type], shape }
}
