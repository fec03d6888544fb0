export interface BatchingLimits {
  /** Rows of one run: requests are joined up to them, and a larger one is run in parts. 1 switches merging off. */
  readonly maxRows: number
  /** Rows that may wait. A request that would exceed them is refused, unless nothing waits. */
  readonly maxQueuedRows: number
  /** Bytes of tensors that may wait; likewise. */
  readonly maxQueuedBytes: number
  /** How long a request may wait for its run to start, in milliseconds; loading the model counts. */
  readonly maxWaitMs: number
}

export const defaultBatchingLimits: BatchingLimits = {
  maxRows: 128,
  maxQueuedRows: 65_536,
  maxQueuedBytes: 256 * 2 ** 20,
  maxWaitMs: 30_000,
}
