import { type InferryError, toInferryError } from '@inferry/core'
import { withoutPaths } from '@inferry/doors'

/** A failure of the function, as Lambda reports one: the code is its `errorType`, the message its `errorMessage`. */
export function functionError(thrown: unknown): Error {
  const cause = toInferryError(thrown)
  const message = messageFor(cause)
  const error = new Error(message, { cause })
  error.name = cause.code
  // It goes to the caller, to whom our frames say nothing; the log has the cause's.
  error.stack = `${error.name}: ${message}`
  return error
}

/** As the doors tell it. */
function messageFor({ code, status, message, location }: InferryError): string {
  if (code === 'INTERNAL') return 'the function failed to answer; its log tells why'
  return status < 500 ? message : withoutPaths(message, location)
}
