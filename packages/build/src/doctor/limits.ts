/** How long the doctor waits, in seconds: what the platforms allow, or less where they allow minutes. */
export interface Limits {
  /** Until a server is ready. SageMaker waits for 8 minutes; whoever needs more than one is told. */
  readonly ready: number
  /** For an answer of `/ping`, as SageMaker waits. */
  readonly ping: number
  /** For any other answer, as SageMaker waits. */
  readonly answer: number
  /** Between SIGTERM and the end, after which SageMaker and Fargate kill. */
  readonly stop: number
  /** For a worker's small job. */
  readonly job: number
  /** The time-out of a function. */
  readonly function: number
}

export const defaultLimits: Limits = { ready: 60, ping: 2, answer: 60, stop: 30, job: 60, function: 30 }
