import { countOf } from '@inferry/core'
import { charge } from '../bill/charge.ts'
import { makeBill } from '../bill/make-bill.ts'
import type { PriceName } from '../prices/price-units.ts'
import { instanceTypeOf } from '../workload/instance-types.ts'
import { loadOf } from '../workload/load-of.ts'
import { dataTerms } from './data-terms.ts'
import { serversFor } from './servers-for.ts'
import type { Service } from './service.ts'
import { bodyViolations, capacityViolations, memoryViolations, timeViolations } from './violations.ts'

/** Source: SageMaker, "Deploy models for inference"; older copies say 6 MB. */
const limits = { bodyBytes: 25 * 1024 ** 2, seconds: 60 }

/** A real-time endpoint: instances that are there whether they are asked or not, one request a vCPU at a time; data. */
export const sagemakerEndpoint: Service = {
  name: 'sagemaker-endpoint',
  answers: 'at once',
  bill(workload, { instanceType, instances, utilization }, prices) {
    const machine = instanceTypeOf(instanceType, 'instanceType')
    const { hours, peakConcurrency } = loadOf(workload)
    const count = instances ?? serversFor(peakConcurrency, machine.vcpus, utilization)
    const name: PriceName = `sagemaker-endpoint.${instanceType as `ml.${string}`}`
    return makeBill({
      service: 'sagemaker-endpoint',
      title: `SageMaker endpoint, ${count} × ${instanceType}`,
      answers: 'at once',
      terms: [
        ...charge(prices, name, countOf(count, 'instance'), count * hours),
        ...dataTerms(workload, prices),
      ],
      violations: [
        ...memoryViolations(workload, machine.memoryGb, instanceType),
        ...bodyViolations(workload.requestBytes, workload.responseBytes, limits.bodyBytes, 'an endpoint'),
        ...timeViolations(workload.durationMs, limits.seconds, 'an endpoint'),
        ...capacityViolations(peakConcurrency, count * machine.vcpus, countOf(count, 'instance')),
      ],
    })
  },
}
