import type { ErrorCode, InferryError } from '@inferry/core'

/** What was wrong with a record, or with an object as a whole. */
export interface RecordFault {
  /** The object's key. */
  readonly object: string
  /** From 0. */
  readonly record?: number
  readonly column?: string | number
  readonly code: ErrorCode
  readonly message: string
}

/** The most faults that a checkpoint and a summary list; the others are only counted. */
export const listedFaults = 100

export function faultOf(error: InferryError, object: string): RecordFault {
  const { record, column } = error.location ?? {}
  return {
    object,
    ...(record !== undefined && { record }),
    ...(column !== undefined && { column }),
    code: error.code,
    message: error.message,
  }
}
