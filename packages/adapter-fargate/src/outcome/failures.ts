import type { InferryError } from '@inferry/core'
import { mayPass } from '@inferry/transform'

/** Counts what failed objects failed by. */
export interface Failures {
  add(error: InferryError): void
  /** For good. */
  lasting(): number
  /** Perhaps not the next time. */
  passing(): number
}

export function createFailures(): Failures {
  let lasting = 0
  let passing = 0
  return {
    add(error) {
      if (mayPass(error)) passing += 1
      else lasting += 1
    },
    lasting: () => lasting,
    passing: () => passing,
  }
}
