import { checkSignature, type Manifest } from '@inferry/core'
import type { OrtSession } from '../ort.ts'

/** Throws `INVALID_ARTIFACT` unless the session's inputs and outputs are those of the manifest, in any order, and tensors. */
export function checkSessionSignature(
  manifest: Manifest,
  { inputMetadata, outputMetadata }: Pick<OrtSession, 'inputMetadata' | 'outputMetadata'>,
  file: string,
): void {
  checkSignature(manifest, { inputs: inputMetadata, outputs: outputMetadata }, file, (_noun, { isTensor }) =>
    isTensor ? undefined : 'is no tensor, which onnxruntime-node cannot return; pack the model again',
  )
}
