import { billedMilliseconds, meanLatency } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { MeasuredWorkload } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import type { WarmDeployed, WarmSubject } from './read-measurement.ts'

/** How long a server works on a request, without what it waits in line. */
export interface ServiceTime {
  readonly workload: Pick<MeasuredWorkload, 'durationMs' | 'billedMs'>
  /** Which figure it is. */
  readonly source: string
}

/**
 * Of the loop of one connection, in which no request waits for another; of a result without it the processor time of a
 * request. Throws `INVALID_CONFIGURATION` if neither was recorded and no flag tells the duration.
 */
export function serviceTime(
  file: string,
  { name, warm: { alone, open } }: WarmSubject | WarmDeployed,
  { durationMs }: CostFlags,
): ServiceTime {
  const latencies = alone?.latencies ?? []
  if (latencies.length > 0)
    return {
      workload: { durationMs: meanLatency(latencies), billedMs: billedMilliseconds(latencies) },
      source: 'mean of the closed loop of one connection',
    }
  const { cpuMilliseconds = 0 } = open
  if (cpuMilliseconds > 0)
    return {
      workload: { durationMs: cpuMilliseconds },
      source:
        'processor time of a request in the open loop, as the result has no loop of one connection, and in its others requests wait in line',
    }
  if (durationMs !== undefined) return { workload: { durationMs }, source: 'the duration by flag' }
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `${file}: ${name} has no loop of one connection, and in its others requests wait in line, which is not billed: measure again, say what a request takes by --duration-ms, or bill others alone by --services`,
    { location: { field: 'bench' } },
  )
}
