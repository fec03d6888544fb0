import type { Answer } from '../answers/answer.ts'
import { notReady } from '../answers/not-ready.ts'
import { chooseModel, targetModelHeader } from '../models/choose-model.ts'
import { readiness } from '../models/readiness.ts'
import { headerOf } from '../requests/door-request.ts'
import { payloadOf, predict } from './predict.ts'
import type { Route, RouteContext } from './route.ts'

const pong: Answer = { status: 200 }

/** SageMaker's contract: `/ping`, which runs nothing of the models, and `/invocations`, which is MLflow's door too. */
export function sagemakerRoutes({ repository, stopping }: RouteContext): readonly Route[] {
  const ping = () => {
    const state = readiness(repository, stopping)
    return state.ready ? pong : notReady(state.reason)
  }
  return [
    { pattern: '/ping', methods: { GET: ping, POST: ping }, quiet: true },
    {
      pattern: '/invocations',
      methods: {
        POST(request) {
          const { headers, signal } = request
          const model = chooseModel(repository, headerOf(headers, targetModelHeader))
          const predictor = repository.get(model)
          const accept = headerOf(headers, 'accept')
          return predict({ predictor, model, input: payloadOf(request), accept, signal })
        },
      },
    },
  ]
}
