import { InferryError } from '../errors/inferry-error.ts'
import { createTensor, elementCount } from './create-tensor.ts'
import { allocate } from './element-type.ts'
import type { ElementArrays, ElementType, Tensor, Tensors } from './tensor.ts'

/** The first dimension that all tensors share; undefined if they do not, or if one is a scalar. */
export function rowCount(tensors: Tensors): number | undefined {
  let rows: number | undefined
  for (const name in tensors) {
    const first = tensors[name]?.dims[0]
    if (first === undefined || (rows !== undefined && rows !== first)) return undefined
    rows = first
  }
  return rows
}

/** Rows `start` to `end` (exclusive) of every tensor. Numbers are not copied: they share the given tensors' memory. */
export function sliceRows(tensors: Tensors, start: number, end: number): Tensors {
  const slices: Record<string, Tensor> = {}
  for (const name in tensors) slices[name] = sliceTensor(tensors[name] as Tensor, start, end)
  return slices
}

function sliceTensor(tensor: Tensor, start: number, end: number): Tensor {
  const [rows, ...rest] = tensor.dims
  if (rows === undefined || start < 0 || end < start || end > rows) {
    throw new InferryError('INTERNAL', `no rows ${start} to ${end} in a tensor of the shape [${tensor.dims}]`)
  }
  if (start === 0 && end === rows) return tensor
  const size = elementCount(rest)
  const { data } = tensor
  const part = Array.isArray(data)
    ? data.slice(start * size, end * size)
    : data.subarray(start * size, end * size)
  return createTensor(tensor.type, [end - start, ...rest], part as ElementArrays[ElementType])
}

/**
 * The rows of several sets of tensors, one set after the other. All must have the same names, element types and
 * dimensions after the first. A single set is returned as it is.
 */
export function concatRows(list: readonly Tensors[]): Tensors {
  const [first] = list
  if (first === undefined) throw new InferryError('INTERNAL', 'no tensors to join')
  if (list.length === 1) return first
  const joined: Record<string, Tensor> = {}
  for (const name in first)
    joined[name] = concatTensors(
      list.map((tensors) => tensors[name]),
      name,
    )
  return joined
}

function concatTensors(parts: readonly (Tensor | undefined)[], name: string): Tensor {
  const { type, dims } = parts[0] as Tensor
  const rest = dims.slice(1)
  let rows = 0
  for (const part of parts) {
    const same = part?.type === type && part.dims.length === dims.length && dims.length > 0
    if (!same || part.dims.some((dim, axis) => axis > 0 && dim !== dims[axis])) {
      const other = part ? `${part.type}[${part.dims}]` : 'nothing'
      throw new InferryError('INTERNAL', `cannot join ${name}: ${type}[${dims}] and ${other}`)
    }
    rows += part.dims[0] as number
  }
  const data = allocate(type, rows * elementCount(rest))
  let at = 0
  for (const part of parts as readonly Tensor[]) {
    if (Array.isArray(data)) for (const text of part.data as string[]) data[at++] = text
    else {
      // Equal types have equal arrays.
      ;(data as Uint8Array).set(part.data as Uint8Array, at)
      at += part.data.length
    }
  }
  return createTensor(type, [rows, ...rest], data)
}
