import { type Answer, type DoorRequest, errorAnswer, type Route, type Router, respond } from '@inferry/doors'
import { decodeBody } from './decode-body.ts'
import type { HttpQuestion } from './http-shape.ts'

/** An answer, and what it is logged under. */
export interface HttpAnswer {
  readonly answer: Answer
  readonly route: Route | undefined
  /** Of the body, inflated. */
  readonly bytesIn: number
}

/** Answers a request by the routes, whatever becomes of it. */
export async function answerHttp(
  router: Router,
  question: HttpQuestion,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { method, path, query, headers } = question
  const match = router(method, path)
  if ('refusal' in match) return { answer: match.refusal, route: match.route, bytesIn: 0 }
  const { route, handle, params } = match
  try {
    const decoded = decodeBody(question)
    const body = decoded instanceof Promise ? await decoded : decoded
    const request: DoorRequest = { method, headers, query, params, body, signal }
    return { answer: await respond(handle, request), route, bytesIn: body.length }
  } catch (error) {
    return { answer: errorAnswer(error), route, bytesIn: 0 }
  }
}
