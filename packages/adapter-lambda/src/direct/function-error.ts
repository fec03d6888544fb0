import { toInferryError } from '@inferry/core'

/** A failure of the function, as Lambda reports one: the code is its `errorType`, the message its `errorMessage`. */
export function functionError(thrown: unknown): Error {
  const cause = toInferryError(thrown)
  const message =
    cause.code === 'INTERNAL' ? 'the function failed to answer; its log tells why' : cause.message
  const error = new Error(message, { cause })
  error.name = cause.code
  // It goes to the caller, to whom our frames say nothing; the log has the cause's.
  error.stack = `${error.name}: ${message}`
  return error
}
