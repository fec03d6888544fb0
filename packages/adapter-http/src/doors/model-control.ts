import { InferryError, type RepositoryEntry } from '@inferry/core'
import type { FastifyRequest } from 'fastify'
import { type Answer, jsonAnswer } from '../edge/answer.ts'
import { errorAnswer } from '../edge/error-answer.ts'
import { bodyOf } from '../edge/read-body.ts'
import { refuseForeign } from '../edge/refuse-foreign.ts'
import { routes } from '../edge/routes.ts'
import { oneAtATime } from '../models/one-at-a-time.ts'
import { reload } from '../models/reload.ts'
import type { DoorContext } from './door.ts'

/** The protocol's names of our states. */
const states: Readonly<Record<RepositoryEntry['state'], string>> = {
  starting: 'LOADING',
  warming: 'LOADING',
  ready: 'READY',
  draining: 'UNLOADING',
  failed: 'UNAVAILABLE',
  unloaded: 'UNAVAILABLE',
}

const done: Answer = { status: 200 }

/**
 * The Open Inference Protocol's `model_repository` extension: index, load, unload. Not for web pages of other sites.
 *
 * Source: Triton's `docs/protocol/extension_model_repository.md`.
 */
export function modelControlDoor({ fastify, repository, send }: DoorContext): void {
  const inTurn = oneAtATime()
  const index = '/v2/repository/index'
  routes(fastify, send, index, {
    POST: (request, reply) => {
      refuseForeign(request.raw)
      const { ready } = optionsOf(request, ['ready'])
      if (ready !== undefined && typeof ready !== 'boolean') {
        throw new InferryError('INVALID_INPUT', 'ready is not true or false', {
          location: { field: 'ready' },
        })
      }
      const entries = repository.list().filter(({ state }) => ready !== true || state === 'ready')
      send(request, reply, jsonAnswer(200, entries.map(indexEntry)), { route: index })
    },
  })
  for (const action of ['load', 'unload'] as const) {
    const route = `/v2/repository/models/:model/${action}`
    routes(fastify, send, route, {
      POST: async (request, reply) => {
        refuseForeign(request.raw)
        const { model } = request.params as { model: string }
        const options = optionsOf(request, ['parameters'])
        refuseParameters(action, options['parameters'])
        // Only a name that proved to be a model's becomes a label.
        const work = () => (action === 'load' ? reload(repository, model) : repository.unload(model))
        const answer = await inTurn(model, work).then(() => done, errorAnswer)
        const known = repository.list().some(({ name }) => name === model)
        send(request, reply, answer, { route, model: known ? model : '' })
      },
    })
  }
}

function indexEntry({ name, version, state, reason }: RepositoryEntry): unknown {
  return { name, ...(version && { version }), state: states[state], reason: reason ?? '' }
}

/** The request's JSON object; an empty body is `{}`. */
function optionsOf(request: FastifyRequest, known: readonly string[]): Readonly<Record<string, unknown>> {
  const body = bodyOf(request)
  if (body.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'))
  } catch (cause) {
    throw new InferryError('MALFORMED_BODY', `the body is not JSON: ${(cause as Error).message}`, { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InferryError('MALFORMED_BODY', 'the body is not a JSON object')
  }
  for (const field of Object.keys(value)) {
    if (known.includes(field)) continue
    const message = `unknown field ${JSON.stringify(field)}; known are ${known.join(', ')}`
    throw new InferryError('INVALID_INPUT', message, { location: { field } })
  }
  return value as Record<string, unknown>
}

/** Triton's `config` and `file:` would change the model: it is served as it was packed. */
function refuseParameters(action: 'load' | 'unload', parameters: unknown): void {
  if (parameters === undefined) return
  const names =
    typeof parameters === 'object' && parameters !== null ? Object.keys(parameters) : ['parameters']
  const refused = names.find((name) => !(action === 'unload' && name === 'unload_dependents'))
  if (refused === undefined) return
  throw new InferryError('INVALID_INPUT', `the parameter ${JSON.stringify(refused)} is not supported`, {
    location: { field: `parameters.${refused}` },
  })
}
