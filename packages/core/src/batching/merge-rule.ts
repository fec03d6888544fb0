import type { Manifest, TensorSpec } from '../manifest/manifest.ts'
import type { Tensors } from '../tensor/tensor.ts'

/** Whether requests may be joined into one run; see {@link mergeRule}. */
export interface MergeRule {
  /** Rows of a request; at least 1, so that a request without rows takes room too. */
  rows(inputs: Tensors): number
  /** Whether two requests fit in one run: equal dimensions after the first, and no request without rows. */
  fits(a: Tensors, b: Tensors): boolean
}

/**
 * The rule of a model whose inputs and outputs all have rows as their first dimension; undefined for any other, whose
 * requests cannot be joined. It takes inputs that were checked against the manifest.
 */
export function mergeRule(manifest: Pick<Manifest, 'inputs' | 'outputs'>): MergeRule | undefined {
  const { inputs, outputs } = manifest
  if (![...inputs, ...outputs].every(({ shape }) => shape[0] === -1)) return undefined
  const [first] = inputs as readonly [TensorSpec]
  /** The dimensions that may differ from request to request. */
  const open = inputs.flatMap(({ name, shape }) =>
    shape.flatMap((dim, axis) => (axis > 0 && dim === -1 ? [[name, axis] as const] : [])),
  )
  const rows = (tensors: Tensors) => tensors[first.name]?.dims[0] ?? 0
  return {
    rows: (tensors) => Math.max(1, rows(tensors)),
    fits(a, b) {
      if (rows(a) === 0 || rows(b) === 0) return false
      return open.every(([name, axis]) => a[name]?.dims[axis] === b[name]?.dims[axis])
    },
  }
}
