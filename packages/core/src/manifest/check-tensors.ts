import { countOf } from '../errors/count-of.ts'
import { elementTypes, isElementType } from '../tensor/element-type.ts'
import { arrayOf, fault, type Located, member, objectOf, stringOf, unique, wrong } from './check-json.ts'

const maxRank = 16

/** Checks `inputs`. */
export function checkInputs(inputs: Located): void {
  const names = new Set<string>()
  const columns = new Set<string>()
  for (const input of arrayOf(inputs, 1, 'inputs')) {
    objectOf(input, ['name', 'type', 'shape'], ['columns'])
    const shape = checkTensor(input, names)
    const listed = member(input, 'columns')
    if (listed.value !== undefined) checkColumns(listed, shape, columns)
    else if (isColumn(shape)) unique(member(input, 'name'), columns)
  }
}

function isColumn(shape: readonly number[]): boolean {
  return shape[0] === -1 && (shape.length === 1 || (shape.length === 2 && shape[1] === 1))
}

/**
 * Checks the names of an input's columns against its shape. `seen`: those of the inputs before, for rows are matched to
 * columns by name over all inputs.
 */
export function checkColumns(columns: Located, shape: readonly number[], seen: Set<string>): void {
  const items = arrayOf(columns, 1, 'column names')
  const trailing = shape.slice(1)
  if (shape[0] !== -1 || trailing.includes(-1)) {
    throw fault(
      columns,
      `${columns.at}: the shape [${shape}] cannot have columns; expected [-1, …] and no other -1`,
    )
  }
  const length = trailing.reduce((product, dim) => product * dim, 1)
  if (items.length !== length) {
    throw fault(
      columns,
      `${columns.at} has ${countOf(items.length, 'name')}; the shape [${shape}] has ${countOf(length, 'column')}`,
    )
  }
  for (const item of items) {
    stringOf(item, 1)
    unique(item, seen)
  }
}

/** Checks `outputs`. */
export function checkOutputs(outputs: Located): void {
  const names = new Set<string>()
  for (const output of arrayOf(outputs, 1, 'outputs')) {
    objectOf(output, ['name', 'type', 'shape'], ['labels'])
    const shape = checkTensor(output, names)
    const labels = member(output, 'labels')
    if (labels.value !== undefined) checkLabels(labels, shape)
  }
}

/** Checks the names of the last dimension's entries of an output against its shape. */
export function checkLabels(labels: Located, shape: readonly number[]): void {
  const items = arrayOf(labels, 1, 'labels')
  const last = shape.length < 2 ? undefined : shape.at(-1)
  if (last === undefined) {
    throw fault(
      labels,
      `${labels.at}: the shape [${shape}] cannot have labels; expected a dimension after the rows`,
    )
  }
  if (last !== -1 && last !== items.length) {
    throw fault(
      labels,
      `${labels.at} has ${countOf(items.length, 'name')}; the last dimension of [${shape}] is ${last}`,
    )
  }
  const seen = new Set<string>()
  for (const item of items) {
    stringOf(item, 0)
    unique(item, seen)
  }
}

/** Checks name, type and shape; gives the shape. */
function checkTensor(tensor: Located, names: Set<string>): readonly number[] {
  stringOf(member(tensor, 'name'), 1)
  unique(member(tensor, 'name'), names)
  const type = member(tensor, 'type')
  if (!isElementType(type.value)) wrong(type, `one of ${elementTypes.join(', ')}`)
  const dims = arrayOf(member(tensor, 'shape'), 0, 'dimensions')
  if (dims.length > maxRank) wrong(member(tensor, 'shape'), `at most ${maxRank} dimensions`)
  let size = 1
  for (const dim of dims) {
    const { value } = dim
    if (!Number.isSafeInteger(value) || value === 0 || (value as number) < -1)
      wrong(dim, '-1 or a positive integer')
    size *= Math.abs(value as number)
  }
  if (!Number.isSafeInteger(size))
    throw fault(tensor, `${tensor.at}.shape [${dims.map((d) => d.value)}] is too large`)
  return dims.map((dim) => dim.value as number)
}
