import { type Answer, jsonAnswer } from './answer.ts'
import type { ErrorBody } from './error-answer.ts'

/** 404 that says where predictions are made. */
export function unknownRoute(method: string, path: string): Answer {
  const error = `there is no ${method} ${path.slice(0, 200)}; predictions are made by POST /invocations or /v2/models/<name>/infer`
  const body: ErrorBody = { error, code: 'ROUTE_NOT_FOUND' }
  return jsonAnswer(404, body)
}
