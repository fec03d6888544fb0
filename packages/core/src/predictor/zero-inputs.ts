import type { InputSpec } from '../manifest/manifest.ts'
import { createTensor } from '../tensor/create-tensor.ts'
import type { Tensor, Tensors } from '../tensor/tensor.ts'

/**
 * One row of zeros and empty strings for a model without samples; undefined when a dimension other than the rows is
 * known only at run time, so that nobody can say what fits.
 */
export function zeroInputs(specs: readonly InputSpec[]): Tensors | undefined {
  const inputs: Record<string, Tensor> = {}
  for (const { name, type, shape } of specs) {
    const dims = shape.map((dim, axis) => (axis === 0 && dim === -1 ? 1 : dim))
    if (dims.includes(-1)) return undefined
    inputs[name] = createTensor(type, dims)
  }
  return inputs
}
