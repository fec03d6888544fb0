import type { RequestCase } from './request-case.ts'

/** Where a door's answer differs from the local server's on purpose. */
export interface ParityException {
  /** Which doors, such as `SageMaker`. */
  readonly doors: RegExp
  readonly applies: (request: RequestCase) => boolean
  /** The same whatever the door, unless given. */
  readonly status?: number
  /** For people, in the written record. */
  readonly what: string
  readonly reason: string
}

export const parityExceptions: readonly ParityException[] = []

/** The exception that a case is at a door, if it is one. */
export function exceptionFor(door: string, request: RequestCase): ParityException | undefined {
  return parityExceptions.find(({ doors, applies }) => doors.test(door) && applies(request))
}
