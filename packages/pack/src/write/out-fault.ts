import { InferryError, systemReason } from '@inferry/core'
import { systemCode } from '../pack-fault.ts'

/** The caller's choice of a place is at fault, not the model. */
export function outFault(path: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_CONFIGURATION', `${path}: ${sentence}`, {
    location: { file: path, field: 'out' },
    cause,
  })
}

const refusals: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENAMETOOLONG',
])

/** The system's refusal to write there as a fault of the place; any other error as it is. */
export function toOutFault(path: string, error: unknown): unknown {
  if (!refusals.has(systemCode(error))) return error
  return outFault(path, `cannot be written: ${systemReason(error)}`, error)
}
