import { documents, type InputSpec, type OutputSpec, type TensorSpec } from '@inferry/core'
import type { Description } from './description.ts'

/** The inputs with the columns that the description gives them. */
export function describeInputs(
  inputs: readonly TensorSpec[],
  description: Description | undefined,
): readonly InputSpec[] {
  if (description === undefined) return inputs
  const { columns, file } = description
  checkKnown('inputs', columns, inputs, file)
  const seen = new Set<string>()
  return inputs.map((input) => {
    const names = columns.get(input.name)
    if (names === undefined) return input
    const found = { value: names, at: `inputs.${input.name}.columns`, file }
    documents.checkColumns(found, input.shape, seen)
    return { ...input, columns: names }
  })
}

/** The outputs with labels: the description's, else the model's own (of its ZipMaps). */
export function describeOutputs(
  outputs: readonly TensorSpec[],
  own: ReadonlyMap<string, readonly string[]>,
  description: Description | undefined,
): readonly OutputSpec[] {
  if (description !== undefined) checkKnown('outputs', description.labels, outputs, description.file)
  return outputs.map((output) => {
    const given = description?.labels.get(output.name)
    if (given !== undefined && description !== undefined) {
      const found = { value: given, at: `outputs.${output.name}.labels`, file: description.file }
      documents.checkLabels(found, output.shape)
    }
    const labels = given ?? own.get(output.name)
    return labels === undefined ? output : { ...output, labels }
  })
}

type Names = ReadonlyMap<string, readonly string[]>

function checkKnown(
  at: 'inputs' | 'outputs',
  names: Names,
  tensors: readonly TensorSpec[],
  file: string,
): void {
  const unknown = [...names.keys()].find((name) => !tensors.some((tensor) => tensor.name === name))
  if (unknown === undefined) return
  const known = tensors.map(({ name }) => JSON.stringify(name)).join(', ')
  const found = { value: names.get(unknown), at: `${at}.${unknown}`, file }
  throw documents.fault(found, `${found.at}: the model has no such ${at.slice(0, -1)}; it has ${known}`)
}
