import type { InputSpec } from '../manifest/manifest.ts'
import { createTensor } from '../tensor/create-tensor.ts'
import type { Tensor, Tensors } from '../tensor/tensor.ts'

/**
 * One row of zeros or ones (empty strings or `1`) for a model without samples; undefined when a dimension other than
 * the rows is known only at run time, so that nobody can say what fits.
 */
export function madeUpInputs(specs: readonly InputSpec[], value: 0 | 1): Tensors | undefined {
  const inputs: Record<string, Tensor> = {}
  for (const { name, type, shape } of specs) {
    const dims = shape.map((dim, axis) => (axis === 0 && dim === -1 ? 1 : dim))
    if (dims.includes(-1)) return undefined
    const tensor = createTensor(type, dims)
    if (value === 1) fillWithOnes(tensor)
    inputs[name] = tensor
  }
  return inputs
}

function fillWithOnes(tensor: Tensor): void {
  if (tensor.type === 'string') tensor.data.fill('1')
  else if (tensor.type === 'int64' || tensor.type === 'uint64') tensor.data.fill(1n)
  else tensor.data.fill(tensor.type === 'float16' ? float16One : 1)
}

/** The bits of 1. */
const float16One = 0x3c00
