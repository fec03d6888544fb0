import type { Invoker, OutputStore } from '@inferry/transform'
import type { Logger } from './log/logger.ts'
import type { MetricDimensions } from './log/run-metrics.ts'
import type { Stopping } from './stopping/listen-for-stop.ts'

/** What both modes work with. */
export interface WorkerContext {
  readonly invoker: Invoker
  /** What answers: a checkpoint of another model is of no use. */
  readonly model: string
  readonly output: OutputStore
  readonly logger: Logger
  readonly stopping: Pick<Stopping, 'stop' | 'cut' | 'signal'>
  /** None: log lines carry no metrics. */
  readonly dimensions: MetricDimensions | undefined
  /** Whole, at least 1. */
  readonly cpus: number
}
