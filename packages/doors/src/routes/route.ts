import type { Repository } from '@inferry/core'
import type { Answer } from '../answers/answer.ts'
import { errorAnswer } from '../answers/error-answer.ts'
import type { DoorRequest } from '../requests/door-request.ts'

/** What a path answers to. */
export interface Route {
  /** The path, with parts of any text as `:name`: also what it is counted and logged under. */
  readonly pattern: string
  readonly methods: Readonly<Partial<Record<'GET' | 'POST' | 'DELETE', Handle>>>
  /** A health check, which is not worth a line in the log. */
  readonly quiet?: boolean
}

/** May throw or reject: {@link respond} makes an answer of it. */
export type Handle = (request: DoorRequest) => Answer | Promise<Answer>

/** What routes are made from. */
export interface RouteContext {
  readonly repository: Repository
  /** Aborted once the server stops. */
  readonly stopping?: AbortSignal | undefined
}

/** The answer to a request, whatever becomes of it. Without a promise where there need not be one. */
export function respond(handle: Handle, request: DoorRequest): Answer | Promise<Answer> {
  try {
    const answer = handle(request)
    return answer instanceof Promise ? answer.catch(errorAnswer) : answer
  } catch (error) {
    return errorAnswer(error)
  }
}
