import { InferryError } from '@inferry/core'

/** The answer is none that a door of ours gives. */
export function answerFault(what: string, cause?: unknown): InferryError {
  return new InferryError('INTERNAL', `the answer cannot be read: ${what}; is it an Inferry door?`, { cause })
}
