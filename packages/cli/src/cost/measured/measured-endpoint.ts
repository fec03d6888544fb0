import { billedMilliseconds, meanLatency, oneCpu } from '@inferry/bench'
import type { ServiceName } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import { errorsOf, type MeasuredService, withFlags } from './measured-service.ts'
import type { Measurement } from './read-measurement.ts'

/** Those that a deployed endpoint stands for. */
const endpointServices: readonly ServiceName[] = ['sagemaker-serverless', 'sagemaker-endpoint']

/** What was measured of the first endpoint that is deployed, for a service that is one; undefined if none was. */
export function measuredEndpoint(
  service: ServiceName,
  { deployed }: Measurement,
  flags: CostFlags,
): MeasuredService | undefined {
  const found = deployed.find(({ subject }) => subject.target === 'endpoint')
  if (found === undefined || !endpointServices.includes(service)) return undefined
  const { latencies } = found.warm.open
  return {
    service,
    subject: found.name,
    deployed: true,
    workload: withFlags(
      {
        durationMs: meanLatency(latencies),
        billedMs: billedMilliseconds(latencies),
        memoryMb: oneCpu,
      },
      flags,
    ),
    figures:
      "the endpoint: mean of the client's latency in the open loop, the network in it; of its memory, here of one CPU, SageMaker tells nothing (--memory)",
    errors: errorsOf(found),
  }
}
