import type { ErrorCode, InferryError } from '@inferry/core'

const passing: ReadonlySet<ErrorCode> = new Set([
  'ABORTED',
  'DEADLINE_EXCEEDED',
  'INSUFFICIENT_MEMORY',
  'INVALID_CONFIGURATION',
  'NOT_READY',
  'OVERLOADED',
  'STORAGE_DENIED',
  'STORAGE_FAILED',
  'STORAGE_FULL',
])

/** Whether a later run may go on where this one failed: nothing is wrong with what was written. */
export function passes({ code }: InferryError): boolean {
  return passing.has(code)
}
