import type { Workload } from './workload.ts'

/** What was measured of a model as a service runs it; it stands in place of what the workload says. */
export type MeasuredWorkload = {
  readonly [Field in 'durationMs' | 'billedMs' | 'memoryMb' | 'coldMs']?: Workload[Field] | undefined
}
