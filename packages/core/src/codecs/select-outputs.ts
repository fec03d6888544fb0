import { InferryError } from '../errors/inferry-error.ts'
import type { Manifest, OutputSpec } from '../manifest/manifest.ts'
import { elementCount } from '../tensor/create-tensor.ts'
import type { Tensor, Tensors } from '../tensor/tensor.ts'
import type { Question, RequestedOutput } from './codec.ts'
import { showNames, showValue } from './show-value.ts'

/** One output of an answer. */
export interface SelectedOutput {
  readonly spec: OutputSpec
  readonly tensor: Tensor
  /** What the question says of this output alone. */
  readonly requested: RequestedOutput | undefined
}

/** The outputs asked for, in the order asked for; without a selection all, in the manifest's order. */
export function selectOutputs(
  outputs: Tensors,
  manifest: Manifest,
  question: Question,
): readonly SelectedOutput[] {
  const wanted = question.outputs
  const specs = wanted ? wanted.map(({ name }) => findOutput(manifest, name)) : manifest.outputs
  return specs.map((spec, at) => {
    const tensor = outputs[spec.name]
    if (tensor === undefined)
      throw new InferryError('INTERNAL', `the engine gave no output ${showValue(spec.name)}`)
    return { spec, tensor, requested: wanted?.[at] }
  })
}

/** The output of that name. Throws `INVALID_INPUT` when the model has none. */
export function findOutput(manifest: Manifest, name: string): OutputSpec {
  const spec = manifest.outputs.find((output) => output.name === name)
  if (spec) return spec
  const known = showNames(manifest.outputs.map((output) => output.name))
  throw new InferryError('INVALID_INPUT', `unknown output ${showValue(name)}; known are ${known}`, {
    location: { field: name },
  })
}

/** How many rows all outputs have; undefined when one has none or they differ, so that no answer by rows is possible. */
export function outputRows(selected: readonly SelectedOutput[]): number | undefined {
  const rows = selected[0]?.tensor.dims[0]
  return selected.every(({ tensor }) => tensor.dims[0] === rows) ? rows : undefined
}

/** Values in one row of an output that has rows. */
export function rowWidth({ dims }: Tensor): number {
  return elementCount(dims.slice(1))
}
