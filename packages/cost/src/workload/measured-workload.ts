import type { Deployment, Workload } from './workload.ts'

/** What was measured of a model as a service runs it; it stands in place of what workload and deployment say. */
export type MeasuredWorkload = {
  readonly [Field in 'durationMs' | 'billedMs' | 'memoryMb' | 'coldMs']?: Workload[Field] | undefined
} & {
  /** Of the processor that it was measured on. */
  readonly architecture?: Deployment['architecture'] | undefined
}
