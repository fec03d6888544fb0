import type { DoorAnswer } from './door.ts'
import type { RequestCase } from './request-case.ts'

/** Where a door's answer differs from the local server's on purpose. */
export interface ParityException {
  /** For people, in the written record. */
  readonly what: string
  readonly reason: string
  applies(door: string, request: RequestCase): boolean
  /** Whether the answer is the one that it is to be. */
  holds(answer: DoorAnswer, local: DoorAnswer): boolean
}

/** Every exception that there is. */
export const parityExceptions: readonly ParityException[] = [
  {
    what: 'SageMaker answers an empty body at its predictions with 204 and no body, not 400 `EMPTY_BODY`',
    reason: "AWS's own containers do, and batch transform sends such",
    applies: (door, { path, contains }) =>
      door.startsWith('SageMaker') && path === '/invocations' && contains.includes('"code":"EMPTY_BODY"'),
    holds: ({ status, contentType, body }) =>
      status === 204 && contentType === undefined && body.length === 0,
  },
  {
    what: "Lambda's fronts that pass text on as text: JSON that is not UTF-8 is `MALFORMED_BODY` with another message",
    reason: 'an event is JSON, which has no bytes but UTF-8: what is none arrives as U+FFFD',
    applies: (door, { contains }) => /API$|URL|balancer/.test(door) && contains.includes('UTF-8'),
    holds: ({ status, contentType, body }, local) =>
      status === local.status &&
      contentType === local.contentType &&
      Buffer.from(body).includes('"code":"MALFORMED_BODY"'),
  },
]

/** The exception that a case is at a door, if it is one. */
export function exceptionFor(door: string, request: RequestCase): ParityException | undefined {
  return parityExceptions.find(({ applies }) => applies(door, request))
}
