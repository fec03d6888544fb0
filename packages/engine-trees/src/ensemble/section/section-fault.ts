import { InferryError } from '@inferry/core'

/** For a compiled section that is damaged or was never one. */
export function sectionFault(what: string): InferryError {
  return new InferryError(
    'INVALID_ARTIFACT',
    `The compiled ensemble is damaged: ${what}. Pack the model again.`,
    { location: { field: 'ensemble' } },
  )
}
