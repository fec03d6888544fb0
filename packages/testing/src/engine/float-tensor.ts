import { createTensor, type Tensor } from '@inferry/core'

/** A float32 tensor `[rows, columns]` of the given rows. */
export function floatTensor(...rows: readonly (readonly number[])[]): Tensor {
  return createTensor('float32', [rows.length, rows[0]?.length ?? 0], Float32Array.from(rows.flat()))
}
