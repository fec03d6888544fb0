import { type BenchTarget, oneCpu } from '@inferry/bench'
import type { MeasuredWorkload, ServiceName } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import type { Measurement, WarmDeployed, WarmSubject } from './read-measurement.ts'
import { serviceTime } from './service-time.ts'

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

/**
 * What was measured of a server that stands for a service; undefined if none was. Throws `INVALID_CONFIGURATION` if it was
 * not told what a request takes without waiting.
 */
export function measuredServer(
  service: keyof typeof servers,
  { file, subjects }: Measurement,
  flags: CostFlags,
): MeasuredService | undefined {
  const [found] = servers[service].flatMap(
    (target) => subjects.find(({ subject }) => subject.target === target) ?? [],
  )
  if (found === undefined) return undefined
  const { alone, closed, open } = found.warm
  const peakBytes = Math.max(...[alone, closed, open].map((load) => load?.peakBytes ?? 0))
  const time = serviceTime(file, found, flags)
  return {
    service,
    subject: found.name,
    deployed: false,
    workload: withFlags(
      {
        ...time.workload,
        // Nothing shared its processor out: a smaller one would take longer.
        memoryMb: Math.max(oneCpu, Math.ceil(peakBytes / 2 ** 20)),
        coldMs: found.cold.total,
        architecture: found.architecture,
      },
      flags,
    ),
    figures: `servers: ${time.source}; a cold start is its whole start`,
    errors: errorsOf(found),
  }
}

/** Flags stand above what was measured. */
export function withFlags(
  workload: MeasuredWorkload,
  { durationMs, memory, coldMs, arch }: CostFlags,
): MeasuredWorkload {
  return {
    ...workload,
    ...(durationMs !== undefined && { durationMs, billedMs: undefined }),
    ...(memory !== undefined && { memoryMb: memory }),
    ...(coldMs !== undefined && { coldMs }),
    ...(arch !== undefined && { architecture: arch }),
  }
}

/** Requests of all loads that failed. */
export function errorsOf({
  warm: { alone, closed, open },
}: Pick<WarmSubject | WarmDeployed, 'warm'>): number {
  return (alone?.errors ?? 0) + closed.errors + open.errors
}
