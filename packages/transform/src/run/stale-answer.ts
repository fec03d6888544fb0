import { type ErrorCode, InferryError, toInferryError } from '@inferry/core'
import type { OutputStore } from '../stores/store.ts'

/** Says nothing of the object as it is now; and where two are at it, the answer may be the other's. */
const removesNone: ReadonlySet<ErrorCode> = new Set(['OBJECT_CHANGED', 'OBJECT_NOT_FOUND'])

/**
 * Removes what an earlier run answered to an object that has failed since: it is no answer to what the object, or the job,
 * is now. Gives the failure, and never rejects; what could not be removed is told with it.
 */
export async function withoutStaleAnswer(
  output: Pick<OutputStore, 'version' | 'remove'>,
  key: string,
  error: InferryError,
): Promise<InferryError> {
  if (removesNone.has(error.code)) return error
  try {
    if ((await output.version(key)) !== undefined) await output.remove(key)
    return error
  } catch (thrown) {
    const fault = toInferryError(thrown)
    // A key that no answer can have.
    if (fault.code === 'INVALID_INPUT') return error
    return new InferryError(
      error.code,
      `${error.message}; an answer of an earlier run may be left, and is none to this: ${fault.message}`,
      { cause: error, ...(error.location && { location: error.location }) },
    )
  }
}
