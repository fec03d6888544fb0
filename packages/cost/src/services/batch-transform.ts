import type { Violation } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import { makeBill } from '../bill/make-bill.ts'
import type { PriceName } from '../prices/price-units.ts'
import { instanceTypeOf } from '../workload/instance-types.ts'
import { jobOf, jobViolations, objectTerms } from './job-of.ts'
import type { Service } from './service.ts'
import { bodyViolations, memoryViolations, timeViolations } from './violations.ts'

/** Source: SageMaker, CreateTransformJob: MaxPayloadInMB, InvocationsTimeoutInSeconds. */
const limits = { bodyBytes: 100 * 1024 ** 2, seconds: 3600 }

/** Unlike a Fargate task it has no least time, so that a short job without its start would seem to cost next to nothing. */
const startViolation: Violation = {
  kind: 'price',
  message:
    'what is billed before its first request is not known, and never 0; give startSeconds (--start-seconds)',
}

/** SageMaker Batch Transform: a day's requests as jobs, of instances billed by the second. */
export const batchTransform: Service = {
  name: 'batch-transform',
  answers: 'later',
  bill(workload, deployment, prices) {
    const { transformInstanceType } = deployment
    const { memoryGb } = instanceTypeOf(transformInstanceType, 'transformInstanceType')
    const job = jobOf(workload, deployment, 0)
    const name: PriceName = `batch-transform.${transformInstanceType as `ml.${string}`}`
    return makeBill({
      service: 'batch-transform',
      title: `SageMaker Batch Transform, ${transformInstanceType}`,
      answers: 'later',
      terms: [
        ...charge(prices, name, 'instances', (job.workers * job.secondsEach) / 3600),
        ...objectTerms(job, prices),
      ],
      violations: [
        ...memoryViolations(workload, memoryGb, transformInstanceType),
        ...bodyViolations(workload.requestBytes, workload.responseBytes, limits.bodyBytes, 'batch transform'),
        ...timeViolations(workload.durationMs, limits.seconds, 'batch transform'),
        ...jobViolations(job, deployment),
        ...(deployment.startSeconds === 0 ? [startViolation] : []),
      ],
    })
  },
}
