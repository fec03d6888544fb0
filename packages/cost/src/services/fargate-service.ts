import { countOf } from '@inferry/core'
import { charge } from '../bill/charge.ts'
import { makeBill } from '../bill/make-bill.ts'
import { loadOf } from '../workload/load-of.ts'
import { fargateSize, largestTask } from './fargate-size.ts'
import { fargateTitle } from './fargate-title.ts'
import { frontTerms } from './front.ts'
import { serversFor } from './servers-for.ts'
import type { Service } from './service.ts'
import { capacityViolations, sizeViolations } from './violations.ts'

/** A service of tasks that are always there, one request a whole vCPU at a time, at least one; and its front. */
export const fargateService: Service = {
  name: 'fargate-service',
  answers: 'at once',
  bill(workload, { architecture, front, instances, utilization }, prices) {
    const size = fargateSize(workload.memoryMb) ?? largestTask
    const slots = Math.max(1, Math.floor(size.vcpus))
    const { hours, peakConcurrency } = loadOf(workload)
    const tasks = instances ?? serversFor(peakConcurrency, slots, utilization)
    return makeBill({
      service: 'fargate-service',
      title: `Fargate service, ${tasks} × ${fargateTitle(architecture, size)}`,
      answers: 'at once',
      terms: [
        ...charge(prices, `fargate.${architecture}.vcpu`, 'vCPUs', tasks * size.vcpus * hours),
        ...charge(prices, `fargate.${architecture}.memory`, 'memory', tasks * size.memoryGb * hours),
        ...frontTerms(front, workload, prices, { lambda: false }),
      ],
      violations: [
        ...sizeViolations(workload),
        ...capacityViolations(peakConcurrency, tasks * slots, countOf(tasks, 'task')),
      ],
    })
  },
}
