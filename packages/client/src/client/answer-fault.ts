import { InferryError } from '@inferry/core'

/** The answer is none that a door of ours gives. */
export function answerFault(what: string, cause?: unknown): InferryError {
  return new InferryError('INTERNAL', `the answer cannot be read: ${what}; is it an Inferry door?`, { cause })
}

/** What a door of ours answers to an empty body, as AWS's containers do: nothing, by 204. */
export function emptyAnswer(to: string): InferryError {
  return new InferryError('EMPTY_BODY', `${to} answered nothing, as the body was empty`)
}
