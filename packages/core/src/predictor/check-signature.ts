import { InferryError } from '../errors/inferry-error.ts'
import type { Manifest, TensorSpec } from '../manifest/manifest.ts'

/** An input or output, as an engine's model has it. */
export interface FoundTensor {
  readonly name: string
  readonly type?: string
}

/** What an engine cannot take of a tensor, beside a wrong name or type: the sentence's end after `its input "x"`. */
export type TensorFault<Found> = (
  noun: 'input' | 'output',
  found: Found,
  spec: TensorSpec | undefined,
) => string | undefined

/** Throws `INVALID_ARTIFACT` unless the model in `file` has the inputs and outputs of the manifest, in any order. */
export function checkSignature<Found extends FoundTensor>(
  manifest: Pick<Manifest, 'inputs' | 'outputs'>,
  model: { readonly inputs: readonly Found[]; readonly outputs: readonly Found[] },
  file: string,
  faultOf: TensorFault<Found>,
): void {
  compare('input', manifest.inputs, model.inputs, file, faultOf)
  compare('output', manifest.outputs, model.outputs, file, faultOf)
}

function compare<Found extends FoundTensor>(
  noun: 'input' | 'output',
  specs: readonly TensorSpec[],
  found: readonly Found[],
  file: string,
  faultOf: TensorFault<Found>,
): void {
  const wanted = new Map(specs.map((spec) => [spec.name, spec]))
  for (const tensor of found) {
    const { name, type } = tensor
    const spec = wanted.get(name)
    const fault = faultOf(noun, tensor, spec) ?? nameOrType(type, spec)
    if (fault !== undefined) throw invalid(file, name, `its ${noun} ${JSON.stringify(name)} ${fault}`)
    wanted.delete(name)
  }
  for (const name of wanted.keys())
    throw invalid(file, name, `it has no ${noun} ${JSON.stringify(name)}, which is in the manifest`)
}

function nameOrType(type: string | undefined, spec: TensorSpec | undefined): string | undefined {
  if (spec === undefined) return 'is not in the manifest; pack the model again'
  return spec.type === type ? undefined : `is ${type}, in the manifest ${spec.type}`
}

function invalid(file: string, field: string, sentence: string): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${file} does not fit its manifest: ${sentence}`, {
    location: { file, field },
  })
}
