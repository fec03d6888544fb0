import { chooseModel, headerOf, type Route, type RouteContext, targetModelHeader } from '@inferry/doors'
import { answerInvocation, type InvocationOptions } from '../invocation/answer-invocation.ts'

/** `POST /invocations`: a prediction of the only model, or of the one that the target model's header names. */
export function invocationsRoute({ repository }: RouteContext, options: InvocationOptions): Route {
  return {
    pattern: '/invocations',
    methods: {
      POST(request) {
        const find = () => {
          const model = chooseModel(repository, headerOf(request.headers, targetModelHeader))
          return { model, predictor: repository.get(model) }
        }
        return answerInvocation(request, find, options)
      },
    },
  }
}
