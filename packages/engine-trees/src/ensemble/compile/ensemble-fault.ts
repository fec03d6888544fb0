import { InferryError } from '@inferry/core'

/** For an ensemble that cannot be compiled: the model is damaged or not one that ai.onnx.ml allows. */
export function ensembleFault(what: string): InferryError {
  return new InferryError(
    'INVALID_ARTIFACT',
    `The tree ensemble is damaged: ${what}. Export the model again.`,
  )
}
