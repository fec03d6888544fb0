import { InferryError } from '@inferry/core'

/** For an ensemble that cannot be compiled: the model is damaged or not one that ai.onnx.ml allows. */
export function ensembleFault(what: string): InferryError {
  return new InferryError(
    'INVALID_ARTIFACT',
    `The tree ensemble is damaged: ${what}. Export the model again.`,
  )
}

/** For a compiled section that is damaged or was never one. */
export function sectionFault(what: string): InferryError {
  return new InferryError(
    'INVALID_ARTIFACT',
    `The compiled ensemble is damaged: ${what}. Pack the model again.`,
    { location: { field: 'ensemble' } },
  )
}
