import { InferryError } from '@inferry/core'

/** A compiled file that cannot be used; `part` names the place in it. */
export function fileFault(part: string, sentence: string): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${part}: ${sentence}`, { location: { field: part } })
}
