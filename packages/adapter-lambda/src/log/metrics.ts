import type { Metrics } from '@inferry/aws'
import type { StartPhases } from '@inferry/core'
import type { Runs } from './observe.ts'

/** What one invocation is measured by. */
export function invocationMetrics(
  ms: number,
  failed: boolean,
  { rows, runMs, waitMs }: Runs,
  start: StartPhases | undefined,
): Metrics {
  return {
    Latency: [ms, 'Milliseconds'],
    Errors: [failed ? 1 : 0, 'Count'],
    ...(rows > 0 && {
      Rows: [rows, 'Count'],
      RunTime: [runMs, 'Milliseconds'],
      QueueTime: [waitMs, 'Milliseconds'],
    }),
    ColdStart: [start === undefined ? 0 : 1, 'Count'],
    ...(start !== undefined && {
      BootTime: [start.runtimeMs + start.codeMs, 'Milliseconds'],
      OpenTime: [start.openMs, 'Milliseconds'],
      ReadTime: [start.readMs, 'Milliseconds'],
      LoadTime: [start.loadMs, 'Milliseconds'],
      WarmUpTime: [start.warmUpMs, 'Milliseconds'],
    }),
  }
}
