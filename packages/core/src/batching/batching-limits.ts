export interface BatchingLimits {
  /** Rows of one run; a single request with more runs alone. 1 switches merging off. */
  readonly maxRows: number
  /** Rows that may wait. A request that would exceed them is refused, unless nothing waits. */
  readonly maxQueuedRows: number
  /** How long a request may wait for its run to start, in milliseconds. */
  readonly maxWaitMs: number
}

export const defaultBatchingLimits: BatchingLimits = {
  maxRows: 128,
  maxQueuedRows: 65_536,
  maxWaitMs: 30_000,
}
