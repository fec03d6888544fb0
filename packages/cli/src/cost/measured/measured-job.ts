import { oneCpu } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { ServiceName } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import { type MeasuredService, withFlags } from './measured-service.ts'
import type { Measurement } from './read-measurement.ts'

/** Those that answer later. */
export const jobServices: readonly ServiceName[] = ['fargate-job', 'fargate-spot-job', 'batch-transform']

/**
 * What was measured of a worker's jobs, for a service that has some; undefined if none was. Throws `INVALID_CONFIGURATION`
 * for requests at a time by flag, as the records were answered so many at a time.
 */
export function measuredJob(
  service: ServiceName,
  { file, workers: [found] }: Measurement,
  flags: CostFlags,
): MeasuredService | undefined {
  if (found === undefined || !jobServices.includes(service)) return undefined
  if (flags.jobConcurrency !== undefined && flags.durationMs === undefined)
    throw new InferryError(
      'INVALID_CONFIGURATION',
      `${file}: what a record takes was measured in jobs that answer several at a time, so that it would be divided twice: leave it out, or give the duration of one by --duration-ms`,
      { location: { field: 'jobConcurrency' } },
    )
  const { recordsPerSecond, cpuMilliseconds = 0, peakBytes } = found.jobs
  return {
    service,
    subject: found.name,
    deployed: false,
    workload: withFlags(
      {
        // It had all processors of the machine; on the one that is billed it takes no less than its processor time.
        durationMs: Math.max(1000 / recordsPerSecond, cpuMilliseconds / 1000),
        memoryMb: Math.max(oneCpu, Math.ceil(peakBytes / 2 ** 20)),
        architecture: found.architecture,
      },
      flags,
    ),
    figures: 'jobs: a record of a large job, at least its processor time; a request is a record',
    errors: 0,
  }
}
