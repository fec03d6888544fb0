import type { ErrorCode, ErrorLocation } from '@inferry/core'
import { isErrorCode } from './is-error-code.ts'

/** What the body of a failed answer tells. */
export interface ErrorBody {
  readonly message: string
  /** None for a code that core's table lacks, and for bodies that are not ours. */
  readonly code?: ErrorCode
  readonly location?: ErrorLocation
}

/** Reads the doors' `{"error", "code"?, "location"?}`, the Open Inference Protocol's too; undefined for anything else. */
export function parseErrorBody(text: string): ErrorBody | undefined {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return undefined
  }
  const { error, code, location } = (document ?? {}) as Record<string, unknown>
  if (typeof error !== 'string' || error === '') return undefined
  const found = readLocation(location)
  return { message: error, ...(isErrorCode(code) && { code }), ...(found && { location: found }) }
}

/** Only what has the type that it should. */
function readLocation(value: unknown): ErrorLocation | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { file, field, row, column } = value as Record<string, unknown>
  const location: ErrorLocation = {
    ...(typeof file === 'string' && { file }),
    ...(typeof field === 'string' && { field }),
    ...(typeof row === 'number' && { row }),
    ...((typeof column === 'string' || typeof column === 'number') && { column }),
  }
  return Object.keys(location).length === 0 ? undefined : location
}
