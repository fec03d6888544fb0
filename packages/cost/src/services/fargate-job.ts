import type { Violation } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import { makeBill } from '../bill/make-bill.ts'
import { priceOf } from '../prices/price-of.ts'
import { fargateSize, largestTask } from './fargate-size.ts'
import { fargateTitle } from './fargate-title.ts'
import { jobOf, jobViolations, objectTerms } from './job-of.ts'
import type { Service } from './service.ts'
import { sizeViolations } from './violations.ts'

/** What a task is billed for at least. Seconds. Source: https://aws.amazon.com/fargate/pricing/, of Linux. */
const leastSeconds = 60

/** What can be known of Spot beforehand is its largest discount. */
const spotViolation: Violation = {
  kind: 'price',
  message: 'the price of Spot moves, and this is the least that it can be; look at it before you choose',
}

/** A day's requests as jobs: tasks billed by the second from when the image is pulled until they end. */
export const fargateJob: Service = jobService('fargate-job')

/** The same on spare capacity at its largest discount, which may be taken away after two minutes' notice. x64. */
export const fargateSpotJob: Service = jobService('fargate-spot-job')

function jobService(name: 'fargate-job' | 'fargate-spot-job'): Service {
  const spot = name === 'fargate-spot-job'
  return {
    name,
    answers: 'later',
    bill(workload, deployment, prices) {
      // That arm64 is to be had as Spot was not confirmed.
      const architecture = spot ? 'x64' : deployment.architecture
      const size = fargateSize(workload.memoryMb) ?? largestTask
      const job = jobOf(workload, deployment, leastSeconds)
      const hours = (job.workers * job.secondsEach) / 3600
      const share = spot ? (priceOf(prices, 'fargate.spot').tiers[0]?.price ?? 1) : 1
      return makeBill({
        service: name,
        title: `Fargate${spot ? ' Spot' : ''} job, ${fargateTitle(architecture, size)}`,
        answers: 'later',
        terms: [
          ...charge(prices, `fargate.${architecture}.vcpu`, 'vCPUs', size.vcpus * hours, { share }),
          ...charge(prices, `fargate.${architecture}.memory`, 'memory', size.memoryGb * hours, { share }),
          ...objectTerms(job, prices),
        ],
        violations: [
          ...sizeViolations(workload),
          ...jobViolations(job, deployment),
          ...(spot ? [spotViolation] : []),
        ],
      })
    },
  }
}
