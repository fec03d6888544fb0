import type { Service, ServiceName } from '../services/service.ts'
import { within } from '../workload/check-number.ts'
import type { MeasuredWorkload } from '../workload/measured-workload.ts'
import type { Deployment, Workload } from '../workload/workload.ts'
import { type ServiceRun, simulateService } from './simulate-service.ts'
import type { Trace } from './trace.ts'

/** Requests to walk services through. */
export interface AskedSimulation {
  readonly trace: Trace
  /** How long an instance on demand stays when it is not asked; 600 unless given. */
  readonly keepAliveSeconds?: number
}

/** What came of a simulation. */
export interface Simulation {
  readonly requests: number
  /** How much time they took. */
  readonly days: number
  readonly keepAliveSeconds: number
  /** Of the services that answer at once. */
  readonly runs: readonly ServiceRun[]
}

/** AWS promises no time; ten minutes is what "Serverless in the Wild" (ATC'20) found of Lambda. */
const defaultKeepAliveSeconds = 600

/**
 * Walks each service that answers at once through a trace; on one whose duration was measured all requests take as long.
 * Throws `INVALID_CONFIGURATION` for a keep-alive that cannot be.
 */
export function simulate(
  { trace, keepAliveSeconds = defaultKeepAliveSeconds }: AskedSimulation,
  services: readonly Service[],
  workloadOf: (service: Service) => Workload,
  deployment: Deployment,
  measured: Readonly<Partial<Record<ServiceName, MeasuredWorkload>>> = {},
): Simulation {
  within('keepAliveSeconds', keepAliveSeconds, 0, 1e9)
  const runs = services.flatMap((service) => {
    const { name } = service
    const durationMs = measured[name]?.durationMs
    const walked =
      durationMs === undefined ? trace : { ...trace, durationsMs: trace.durationsMs.map(() => durationMs) }
    return simulateService(name, walked, workloadOf(service), deployment, keepAliveSeconds) ?? []
  })
  return { requests: trace.times.length, days: trace.seconds / 86_400, keepAliveSeconds, runs }
}
