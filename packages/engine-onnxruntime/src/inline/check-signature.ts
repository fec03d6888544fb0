import { InferryError, type Manifest, type TensorSpec } from '@inferry/core'
import type { OrtMetadata, OrtSession } from '../ort.ts'

/** Throws `INVALID_ARTIFACT` unless the model's inputs and outputs are those of the manifest, in any order. */
export function checkSignature(
  manifest: Manifest,
  session: Pick<OrtSession, 'inputMetadata' | 'outputMetadata'>,
  file: string,
): void {
  compare('input', manifest.inputs, session.inputMetadata, file)
  compare('output', manifest.outputs, session.outputMetadata, file)
}

function compare(
  noun: string,
  specs: readonly TensorSpec[],
  found: readonly OrtMetadata[],
  file: string,
): void {
  const wanted = new Map(specs.map((spec) => [spec.name, spec.type]))
  for (const { name, isTensor, type } of found) {
    const what = `${noun} ${JSON.stringify(name)}`
    if (!isTensor)
      throw invalid(
        file,
        name,
        `its ${what} is no tensor, which onnxruntime-node cannot return; pack the model again`,
      )
    const expected = wanted.get(name)
    if (expected === undefined)
      throw invalid(file, name, `its ${what} is not in the manifest; pack the model again`)
    if (expected !== type) throw invalid(file, name, `its ${what} is ${type}, in the manifest ${expected}`)
    wanted.delete(name)
  }
  for (const name of wanted.keys())
    throw invalid(file, name, `it has no ${noun} ${JSON.stringify(name)}, which is in the manifest`)
}

function invalid(file: string, field: string, sentence: string): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${file} does not fit its manifest: ${sentence}`, {
    location: { file, field },
  })
}
