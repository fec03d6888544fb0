import type { ErrorCode, ErrorLocation, Manifest, Tensors } from '@inferry/core'

/**
 * What the two processes say to each other, by Node's IPC with the serialization `advanced` (typed arrays, BigInt, NaN
 * and -0 arrive as they are). The parent asks one thing at a time; the child answers each request once, in order.
 */
export type Request =
  /** First of all. The child opens and verifies the folder by itself, and refuses it if its manifest is another. */
  | { readonly kind: 'load'; readonly folder: string; readonly manifest: Manifest; readonly threads: number }
  | { readonly kind: 'run'; readonly inputs: Tensors }
  /** Last of all: answered by the end of the process. */
  | { readonly kind: 'release' }

export type Reply =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'outputs'; readonly outputs: Tensors }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }

/** An `InferryError` in transit. */
export interface ErrorRecord {
  readonly code: ErrorCode
  readonly message: string
  readonly location: ErrorLocation | undefined
  /** What the cause said, for logs. */
  readonly cause: string | undefined
}
