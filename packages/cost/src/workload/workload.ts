/** What is asked of a model. */
export interface Workload {
  /** On average. */
  readonly requestsPerDay: number
  /** How long a warm request computes, on what `memoryMb` brings. */
  readonly durationMs: number
  /**
   * Milliseconds that a warm request is billed for on average, where each one is rounded up by itself; `durationMs`
   * rounded up unless it was measured.
   */
  readonly billedMs?: number
  /** What the model is run with: a Lambda function's memory, of which 1,769 bring one vCPU. MB of 2²⁰ bytes. */
  readonly memoryMb: number
  /** Of a request's body, and of its answer's. */
  readonly requestBytes: number
  readonly responseBytes: number
  /** The days that are billed, at most a month's: tiers and free tiers count by the month. */
  readonly days: number
  /** How much faster requests come in the busiest hour than on average; 1 where they come evenly. */
  readonly peakFactor: number
  /** What a cold start adds before a request computes. */
  readonly coldMs: number
  /** The share of requests that wait for a cold start, where the platform makes instances on demand. */
  readonly coldShare: number
}

/** A processor, as `inferry build` calls it. */
export type Architecture = 'x64' | 'arm64'

/** What requests pass on their way to a function or to a service's tasks. */
export type Front = 'function-url' | 'http-api' | 'rest-api' | 'alb' | 'sqs' | 's3'

/** How the services are set up. */
export interface Deployment {
  /** Of Lambda and Fargate; SageMaker is x64 here. */
  readonly architecture: Architecture
  /** Of Lambda and of a Fargate service; SageMaker's endpoints and jobs have doors of their own. */
  readonly front: Front
  /** Whether Lambda's free tier is still there for this workload. */
  readonly freeTier: boolean
  /** Instances that Lambda and SageMaker Serverless keep ready. */
  readonly provisioned: number
  /** A function's `/tmp`. MB of 2²⁰ bytes. */
  readonly storageMb: number
  /** Of an endpoint, such as `ml.t2.medium`. */
  readonly instanceType: string
  /** Of batch transform, such as `ml.m5.large`. */
  readonly transformInstanceType: string
  /** Of an endpoint, tasks of a Fargate service, workers of a job; as many as the load needs unless given, a job 1. */
  readonly instances?: number
  /** How full the servers of an endpoint and of a service are to be in the busiest hour, where their number is not given. */
  readonly utilization: number
  /** Jobs into which a day's requests are gathered where answers may wait. */
  readonly jobsPerDay: number
  /** What a job's worker is paid for before its first request: the image is pulled, the model loaded. */
  readonly startSeconds: number
  /** Requests that a job's worker answers at a time: batch transform's `MaxConcurrentTransforms`. */
  readonly jobConcurrency: number
}
