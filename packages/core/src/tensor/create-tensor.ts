import { InferryError } from '../errors/inferry-error.ts'
import { allocate } from './element-type.ts'
import type { ElementArrays, ElementType, Tensor } from './tensor.ts'

/** How many elements a tensor of these dims has: 1 for a scalar. */
export function elementCount(dims: readonly number[]): number {
  let count = 1
  for (const dim of dims) count *= dim
  return count
}

/**
 * A tensor of `dims`, zeroed unless `data` is given, which it then holds without a copy. Throws `INVALID_INPUT` for
 * dims that are not whole numbers and for data of another length.
 */
export function createTensor<T extends ElementType>(
  type: T,
  dims: readonly number[],
  data?: ElementArrays[T],
): Extract<Tensor, { type: T }> {
  const count = elementCount(dims)
  if (!Number.isSafeInteger(count) || dims.some((dim) => !Number.isSafeInteger(dim) || dim < 0)) {
    throw new InferryError('INVALID_INPUT', `[${dims}] is no shape: every dimension must be a whole number`)
  }
  if (data !== undefined && data.length !== count) {
    throw new InferryError(
      'INVALID_INPUT',
      `the shape [${dims}] has ${count} elements, the data ${data.length}`,
    )
  }
  return { type, dims, data: data ?? allocate(type, count) } as Extract<Tensor, { type: T }>
}
