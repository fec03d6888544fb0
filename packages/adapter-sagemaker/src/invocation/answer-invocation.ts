import type { Predictor } from '@inferry/core'
import { type Answer, type DoorRequest, errorAnswer, payloadOf, predict } from '@inferry/doors'
import { insufficientMemory } from '../memory/insufficient-memory.ts'
import type { RequestMemory } from '../memory/request-memory.ts'
import { acceptOf } from './accept-of.ts'
import { customAttributes, withAttributes } from './custom-attributes.ts'
import { withLog } from './log-fields.ts'
import { withDeadline } from './with-deadline.ts'
import { withMemory } from './with-memory.ts'

/** How predictions are answered. */
export interface InvocationOptions {
  /** For requests that accept anything; see `SagemakerSettings`. */
  readonly defaultAccept?: string
  /** Milliseconds. */
  readonly deadlineMs?: number
  /** Refuses what would not fit; without it all is tried. */
  readonly memory?: RequestMemory
}

/** What a request is for: the predictor, and what its endpoint calls the model. */
export interface Target {
  readonly model: string
  readonly predictor: Predictor
}

/**
 * A prediction under SageMaker's contract. `find` may throw: a failure is an answer too, and every answer carries the
 * request's custom attributes, and for the log what SageMaker calls the request. As from AWS's own containers, an empty
 * body is answered by 204.
 */
export async function answerInvocation(
  request: DoorRequest,
  find: () => Target,
  options: InvocationOptions,
): Promise<Answer> {
  return withLog(await answerWithAttributes(request, find, options).catch(errorAnswer), request.headers)
}

async function answerWithAttributes(
  request: DoorRequest,
  find: () => Target,
  options: InvocationOptions,
): Promise<Answer> {
  const attributes = customAttributes(request.headers)
  try {
    return withAttributes(await answer(request, find, options), attributes)
  } catch (error) {
    return withAttributes(errorAnswer(error), attributes)
  }
}

async function answer(request: DoorRequest, find: () => Target, options: InvocationOptions): Promise<Answer> {
  const { model, predictor } = find()
  if (request.body.length === 0) return { status: 204, model }
  const input = payloadOf(request)
  const accept = acceptOf(request.headers, options.defaultAccept)
  const ask = (signal: AbortSignal | undefined) =>
    withMemory(() => predict({ model, predictor, input, accept, signal }), input, options.memory, signal)
  const given = await withDeadline(ask, options.deadlineMs, request.signal)
  const shortage = given.error && insufficientMemory(given.error)
  return { ...given, ...(shortage !== undefined && errorAnswer(shortage)), model }
}
