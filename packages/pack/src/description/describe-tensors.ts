import type { InputSpec, OutputSpec, TensorSpec } from '@inferry/core'
import { packFault } from '../pack-fault.ts'
import type { Description } from './description.ts'

/** The inputs with the columns that the description gives them. */
export function describeInputs(
  inputs: readonly TensorSpec[],
  description: Description | undefined,
): readonly InputSpec[] {
  if (description === undefined) return inputs
  const { columns, file } = description
  checkKnown('inputs', columns, inputs, file)
  const described = inputs.map((input) => {
    const names = columns.get(input.name)
    if (names === undefined) return input
    checkColumns(input, names, file)
    return { ...input, columns: names }
  })
  checkUnique(described, file)
  return described
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
    if (given !== undefined && description !== undefined) checkLabels(output, given, description.file)
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
  throw packFault(
    file,
    `${at}.${unknown}: the model has no such ${at.slice(0, -1)}; it has ${known}`,
    `${at}.${unknown}`,
  )
}

function checkColumns({ name, shape }: TensorSpec, columns: readonly string[], file: string): void {
  const at = `inputs.${name}.columns`
  const [rows, ...row] = shape
  if (rows !== -1 || row.includes(-1)) {
    const expected = 'only an input of [-1, …] without another unknown dimension can'
    throw packFault(
      file,
      `${at}: the input of shape [${shape.join(', ')}] cannot have columns; ${expected}`,
      at,
    )
  }
  checkCount(
    at,
    columns,
    row.reduce((product, dim) => product * dim, 1),
    shape,
    file,
  )
}

function checkLabels({ name, shape }: TensorSpec, labels: readonly string[], file: string): void {
  const at = `outputs.${name}.labels`
  const last = shape.length < 2 ? undefined : shape.at(-1)
  if (last === undefined) {
    const expected = 'labels name the entries of the last dimension after the rows'
    throw packFault(
      file,
      `${at}: the output of shape [${shape.join(', ')}] cannot have labels; ${expected}`,
      at,
    )
  }
  if (last !== -1) checkCount(at, labels, last, shape, file)
}

function checkCount(
  at: string,
  names: readonly string[],
  count: number,
  shape: readonly number[],
  file: string,
): void {
  if (names.length === count) return
  throw packFault(file, `${at} has ${names.length} names; the shape [${shape.join(', ')}] needs ${count}`, at)
}

/** A row's fields are found by column name over all inputs. */
function checkUnique(inputs: readonly InputSpec[], file: string): void {
  const seen = new Set<string>()
  for (const { name, columns } of inputs) {
    for (const column of columns ?? []) {
      if (seen.has(column)) {
        throw packFault(
          file,
          `inputs.${name}.columns has ${JSON.stringify(column)} again; a name may stand once`,
          name,
        )
      }
      seen.add(column)
    }
  }
}
