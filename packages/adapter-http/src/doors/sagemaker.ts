import type { Answer } from '../edge/answer.ts'
import { notReady } from '../edge/not-ready.ts'
import { routes } from '../edge/routes.ts'
import { chooseModel, targetModelHeader } from '../models/choose-model.ts'
import { readiness } from '../models/readiness.ts'
import type { DoorContext } from './door.ts'
import { payloadOf, predict } from './predict.ts'

const pong: Answer = { status: 200 }

/** SageMaker's contract: `/ping`, which runs nothing of the models, and `/invocations`, which is MLflow's door too. */
export function sagemakerDoor({ fastify, repository, send, stopping }: DoorContext): void {
  const ping = { route: '/ping', quiet: true }
  const answerPing = () => {
    const state = readiness(repository, stopping)
    return state.ready ? pong : notReady(state.reason)
  }
  routes(fastify, send, '/ping', {
    GET: (request, reply) => send(request, reply, answerPing(), ping),
    POST: (request, reply) => send(request, reply, answerPing(), ping),
  })
  routes(fastify, send, '/invocations', {
    POST: (request, reply) => {
      const target = request.headers[targetModelHeader]
      const model = chooseModel(repository, typeof target === 'string' ? target : undefined)
      const predictor = repository.get(model)
      const origin = { route: '/invocations', model }
      return predict(send, request, reply, predictor, payloadOf(request), origin, request.headers.accept)
    },
  })
}
