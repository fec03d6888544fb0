import type { TensorSpec } from '../manifest/manifest.ts'
import type { Tensor, Tensors } from '../tensor/tensor.ts'

/** Whole tensors in the manifest's order; what it does not name comes last. Whether they fit is for `checkTensors`. */
export function orderTensors(specs: readonly TensorSpec[], tensors: ReadonlyMap<string, Tensor>): Tensors {
  const ordered = new Map<string, Tensor | undefined>(specs.map(({ name }) => [name, undefined]))
  for (const [name, tensor] of tensors) ordered.set(name, tensor)
  const given = [...ordered].filter((entry): entry is [string, Tensor] => entry[1] !== undefined)
  return Object.fromEntries(given)
}
