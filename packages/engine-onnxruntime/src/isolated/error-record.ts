import { InferryError, toInferryError } from '@inferry/core'
import type { ErrorRecord } from './protocol.ts'

/** An error as it travels between processes. */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  const { code, message, location, cause } = toInferryError(thrown)
  return {
    code,
    message,
    location,
    cause: cause === undefined ? undefined : cause instanceof Error ? cause.message : String(cause),
  }
}

/** The opposite of {@link toErrorRecord}; the cause is an `Error` with the message of the original one. */
export function fromErrorRecord({ code, message, location, cause }: ErrorRecord): InferryError {
  return new InferryError(code, message, {
    ...(location !== undefined && { location }),
    ...(cause !== undefined && { cause: new Error(cause) }),
  })
}
