import { jsonAnswer } from '../edge/answer.ts'
import type { ErrorBody } from '../edge/error-answer.ts'
import type { Handler } from '../edge/routes.ts'
import type { Send } from '../edge/send.ts'

/** One label for all that is not served, so that no caller can make labels. */
const origin = { route: 'unknown' }

/** 404 that says where the doors are. */
export function unknownRoute(send: Send): Handler {
  return (request, reply) => {
    const path = (request.raw.url ?? '').split('?', 1)[0]?.slice(0, 200)
    const error = `there is no ${request.method} ${path}; GET /openapi.json lists what there is`
    const body: ErrorBody = { error, code: 'ROUTE_NOT_FOUND' }
    send(request, reply, jsonAnswer(404, body), origin)
  }
}
