import { callerId, errorAnswer } from '@inferry/doors'
import type { InvocationContext } from '../deadline.ts'
import type { Invocation } from '../log/log-invocation.ts'
import type { OpenDoors } from '../open-doors.ts'
import { alb } from './alb.ts'
import { answerHttp, type HttpAnswer } from './answer-http.ts'
import { apiGatewayV1 } from './api-gateway-v1.ts'
import { apiGatewayV2 } from './api-gateway-v2.ts'
import { encodeAnswer, withinLimit } from './encode-answer.ts'
import { envelope } from './envelope.ts'
import type { HttpQuestion, HttpShape } from './http-shape.ts'

/** The events that carry an HTTP request, by kind. */
export const httpShapes = {
  'api-gateway-v1': apiGatewayV1 as HttpShape<unknown>,
  'api-gateway-v2': apiGatewayV2 as HttpShape<unknown>,
  alb: alb as HttpShape<unknown>,
  envelope: envelope as HttpShape<unknown>,
} as const

/** What Lambda is given, and what is logged of it. */
export interface EventAnswer {
  readonly result: unknown
  readonly invocation: Omit<Invocation, 'event' | 'requestId' | 'ms'>
}

/** Answers an HTTP event. Never rejects: every failure is an answer with a status. */
export async function answerHttpEvent(
  shape: HttpShape<unknown>,
  event: unknown,
  openDoors: OpenDoors,
  context: InvocationContext,
  signal: AbortSignal,
): Promise<EventAnswer> {
  let question: HttpQuestion | undefined
  let answered: HttpAnswer
  try {
    question = shape.incoming(event)
    const doors = openDoors(signal)
    const { router } = doors instanceof Promise ? await doors : doors
    answered = await answerHttp(router, question, signal)
  } catch (error) {
    answered = { answer: errorAnswer(error), route: undefined, bytesIn: 0 }
  }
  const { method = '', path = '', headers = {} } = question ?? {}
  const id = callerId(headers) ?? context.awsRequestId
  const whole = encodeAnswer(answered.answer, method, id)
  const answer = withinLimit(answered.answer, whole, shape)
  const result = answer === answered.answer ? whole : encodeAnswer(answer, method, id)
  const { status, body, model, error } = answer
  const { route, bytesIn } = answered
  const http = {
    id,
    method,
    path: route?.pattern ?? path.slice(0, 200),
    status,
    bytesIn,
    bytesOut: body?.length ?? 0,
  }
  return { result: shape.outgoing(result, event), invocation: { http, model, error, quiet: route?.quiet } }
}
