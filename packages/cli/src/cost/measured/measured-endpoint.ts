import { oneCpu } from '@inferry/bench'
import type { ServiceName } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import { errorsOf, type MeasuredService, withFlags } from './measured-service.ts'
import type { Measurement } from './read-measurement.ts'
import { serviceTime } from './service-time.ts'

/** Those that a deployed endpoint stands for. */
const endpointServices: readonly ServiceName[] = ['sagemaker-serverless', 'sagemaker-endpoint']

/**
 * What was measured of the first endpoint that is deployed, for a service that is one; undefined if none was. Throws
 * `INVALID_CONFIGURATION` if it was not told what a request takes without waiting.
 */
export function measuredEndpoint(
  service: ServiceName,
  { file, deployed }: Measurement,
  flags: CostFlags,
): MeasuredService | undefined {
  const found = deployed.find(({ subject }) => subject.target === 'endpoint')
  if (found === undefined || !endpointServices.includes(service)) return undefined
  const { workload, source } = serviceTime(file, found, flags)
  return {
    service,
    subject: found.name,
    deployed: true,
    workload: withFlags({ ...workload, memoryMb: oneCpu }, flags),
    figures: `the endpoint: ${source}, the client's latency with the network in it; of its memory, here of one CPU, SageMaker tells nothing (--memory)`,
    errors: errorsOf(found),
  }
}
