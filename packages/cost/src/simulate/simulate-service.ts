import { fargateSize, largestTask } from '../services/fargate-size.ts'
import { serversFor } from '../services/servers-for.ts'
import type { ServiceName } from '../services/service.ts'
import { instanceTypeOf } from '../workload/instance-types.ts'
import { loadOf } from '../workload/load-of.ts'
import type { Deployment, Workload } from '../workload/workload.ts'
import { type Percentiles, percentiles } from './percentiles.ts'
import { simulateOnDemand } from './simulate-on-demand.ts'
import { simulateServers } from './simulate-servers.ts'
import type { Trace } from './trace.ts'

/** How a service answered a trace. */
export interface ServiceRun {
  readonly service: ServiceName
  readonly requests: number
  /** Requests that waited for a cold start. */
  readonly cold: number
  /** Requests that were refused, as too many were under way. */
  readonly throttled: number
  /** Of those answered. */
  readonly latencyMs: Percentiles
}

/** Requests at a time that Lambda gives a new account and a serverless endpoint gives at most. */
const concurrency = { lambda: 1000, 'sagemaker-serverless': 200 } as const

/** Walks a service that answers at once through a trace; undefined for a job. `keepAliveSeconds` is of instances on demand. */
export function simulateService(
  service: ServiceName,
  trace: Trace,
  workload: Workload,
  deployment: Deployment,
  keepAliveSeconds: number,
): ServiceRun | undefined {
  const requests = trace.times.length
  if (service === 'lambda' || service === 'sagemaker-serverless') {
    const { provisioned } = deployment
    const limit = Math.max(concurrency[service], provisioned)
    const { coldMs } = workload
    const run = simulateOnDemand(trace, { keepAliveSeconds, coldMs, provisioned, limit })
    const { cold, throttled, latenciesMs } = run
    return { service, requests, cold, throttled, latencyMs: percentiles(latenciesMs) }
  }
  const slots = slotsOf(service, workload, deployment)
  if (slots === undefined) return undefined
  const latencyMs = percentiles(simulateServers(trace, slots))
  return { service, requests, cold: 0, throttled: 0, latencyMs }
}

/** Requests at a time that the servers of a service take, as its bill counts them. */
function slotsOf(service: ServiceName, workload: Workload, deployment: Deployment): number | undefined {
  const { peakConcurrency } = loadOf(workload)
  const each = {
    'sagemaker-endpoint': () => instanceTypeOf(deployment.instanceType, 'instanceType').vcpus,
    'fargate-service': () => Math.max(1, Math.floor((fargateSize(workload.memoryMb) ?? largestTask).vcpus)),
  }
  if (service !== 'sagemaker-endpoint' && service !== 'fargate-service') return undefined
  const slots = each[service]()
  return slots * (deployment.instances ?? serversFor(peakConcurrency, slots, deployment.utilization))
}
