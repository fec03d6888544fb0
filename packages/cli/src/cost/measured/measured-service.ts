import {
  type BenchTarget,
  billedMilliseconds,
  meanLatency,
  oneCpu,
  type SubjectSummary,
} from '@inferry/bench'
import type { MeasuredWorkload, ServiceName } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import type { Measurement } from './read-measurement.ts'

/** What a service's bill takes from a bench. */
export interface MeasuredService {
  readonly service: ServiceName
  /** What was measured, as bench calls it: `lambda, trees, 512 MB`. */
  readonly subject: string
  /** Whether it was measured where it is deployed. */
  readonly deployed: boolean
  readonly workload: MeasuredWorkload
  /** Which figures these are. */
  readonly figures: string
  /** Requests of the loads that failed. */
  readonly errors: number
}

/** What stands for a service that was not measured itself: a server is the same on each. The first that there is. */
const servers: Readonly<Record<Exclude<ServiceName, 'lambda'>, readonly BenchTarget[]>> = {
  'sagemaker-serverless': ['sagemaker', 'local'],
  'sagemaker-endpoint': ['sagemaker', 'local'],
  'batch-transform': ['sagemaker', 'local'],
  'fargate-service': ['local', 'sagemaker'],
  'fargate-job': ['local', 'sagemaker'],
  'fargate-spot-job': ['local', 'sagemaker'],
}

/** What was measured of a server that stands for a service; undefined if none was. */
export function measuredServer(
  service: keyof typeof servers,
  { subjects }: Measurement,
  flags: CostFlags,
): MeasuredService | undefined {
  const [found] = servers[service].flatMap(
    (target) => subjects.find(({ subject }) => subject.target === target) ?? [],
  )
  if (found === undefined) return undefined
  const { open, closed } = found.warm
  const megabytes = Math.ceil((closed.peakBytes ?? 0) / 2 ** 20)
  return {
    service,
    subject: found.name,
    deployed: false,
    workload: withFlags(
      {
        durationMs: meanLatency(open.latencies),
        billedMs: billedMilliseconds(open.latencies),
        // Nothing shared its processor out: a smaller one would take longer.
        memoryMb: Math.max(oneCpu, megabytes),
        coldMs: found.cold.total,
      },
      flags,
    ),
    figures: 'servers: mean of the open loop; a cold start is its whole start',
    errors: errorsOf(found),
  }
}

/** Flags stand above what was measured. */
export function withFlags(
  workload: MeasuredWorkload,
  { durationMs, memory, coldMs }: CostFlags,
): MeasuredWorkload {
  return {
    ...workload,
    ...(durationMs !== undefined && { durationMs, billedMs: undefined }),
    ...(memory !== undefined && { memoryMb: memory }),
    ...(coldMs !== undefined && { coldMs }),
  }
}

/** Requests of both loads that failed. */
export function errorsOf({ warm: { closed, open } }: Required<Pick<SubjectSummary, 'warm'>>): number {
  return closed.errors + open.errors
}
