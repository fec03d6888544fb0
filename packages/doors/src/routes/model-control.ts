import { InferryError, type Repository, type RepositoryEntry } from '@inferry/core'
import { type Answer, jsonAnswer } from '../answers/answer.ts'
import { errorAnswer } from '../answers/error-answer.ts'
import { oneAtATime } from '../models/one-at-a-time.ts'
import { reload } from '../models/reload.ts'
import type { Route } from './route.ts'

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
 * The Open Inference Protocol's `model_repository` extension: index, load, unload. Whoever reaches them controls the
 * models.
 *
 * Source: Triton's `docs/protocol/extension_model_repository.md`.
 */
export function modelControlRoutes(repository: Repository): readonly Route[] {
  const inTurn = oneAtATime()
  const act = (action: 'load' | 'unload'): Route => ({
    pattern: `/v2/repository/models/:model/${action}`,
    methods: {
      async POST({ params, body }) {
        const { model } = params as { model: string }
        refuseParameters(action, optionsOf(body, ['parameters'])['parameters'])
        const work = () => (action === 'load' ? reload(repository, model) : repository.unload(model))
        const answer = await inTurn(model, work).then(() => done, errorAnswer)
        const known = repository.list().some(({ name }) => name === model)
        return known ? { ...answer, model } : answer
      },
    },
  })
  return [
    {
      pattern: '/v2/repository/index',
      methods: {
        POST({ body }) {
          const { ready } = optionsOf(body, ['ready'])
          if (ready !== undefined && typeof ready !== 'boolean') {
            throw new InferryError('INVALID_INPUT', 'ready is not true or false', {
              location: { field: 'ready' },
            })
          }
          const entries = repository.list().filter(({ state }) => ready !== true || state === 'ready')
          return jsonAnswer(200, entries.map(indexEntry))
        },
      },
    },
    act('load'),
    act('unload'),
  ]
}

function indexEntry({ name, version, state, reason }: RepositoryEntry): unknown {
  return { name, ...(version && { version }), state: states[state], reason: reason ?? '' }
}

/** The request's JSON object; an empty body is `{}`. */
function optionsOf(body: Uint8Array, known: readonly string[]): Readonly<Record<string, unknown>> {
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
