import { InferryError } from '@inferry/core'

/** Where a record is at fault, with its number; anything else, as it is. */
export function atRecord(error: unknown, record: number): unknown {
  if (!(error instanceof InferryError)) return error
  return new InferryError(error.code, `record ${record}: ${error.message}`, {
    cause: error,
    location: { ...error.location, record },
  })
}
