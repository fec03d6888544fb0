import type { Term, Violation } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import { formatCount } from '../bill/format-count.ts'
import { makeBill } from '../bill/make-bill.ts'
import type { Prices } from '../prices/price.ts'
import { billedMsOf } from '../workload/billed-ms.ts'
import { erlangB } from '../workload/erlang-b.ts'
import { loadOf } from '../workload/load-of.ts'
import type { Deployment, Workload } from '../workload/workload.ts'
import { dataTerms } from './data-terms.ts'
import type { Service } from './service.ts'
import { bodyViolations, timeViolations } from './violations.ts'

/** Source: SageMaker, "Serverless Inference" and ProductionVariantServerlessConfig. */
const limits = { mostMemoryMb: 6144, stepMb: 1024, bodyBytes: 4 * 1024 ** 2, seconds: 60, concurrency: 200 }

/**
 * A serverless endpoint: GB-seconds by the millisecond, at memory in steps of 1 GB, and data in and out. What it does
 * before the first request is not billed here: AWS names the time to process requests alone.
 */
export const sagemakerServerless: Service = {
  name: 'sagemaker-serverless',
  answers: 'at once',
  bill(workload, deployment, prices) {
    const memoryMb = Math.max(1, Math.ceil(workload.memoryMb / limits.stepMb)) * limits.stepMb
    const { provisioned } = deployment
    return makeBill({
      service: 'sagemaker-serverless',
      title: [
        'SageMaker Serverless',
        `${formatCount(memoryMb)} MB`,
        ...(provisioned > 0 ? [`${provisioned} provisioned`] : []),
      ].join(', '),
      answers: 'at once',
      terms: [...computeTerms(workload, deployment, prices, memoryMb / 1024), ...dataTerms(workload, prices)],
      violations: violationsOf(workload),
    })
  },
}

function computeTerms(
  workload: Workload,
  { provisioned }: Deployment,
  prices: Prices,
  memoryGb: number,
): readonly Term[] {
  const { requests, concurrency, hours } = loadOf(workload)
  const gbSeconds = ((requests * billedMsOf(workload)) / 1000) * memoryGb
  if (provisioned === 0) return charge(prices, 'sagemaker-serverless.duration', 'compute', gbSeconds)
  const onDemand = gbSeconds * erlangB(provisioned, concurrency)
  const kept = provisioned * memoryGb * hours * 3600
  return [
    ...charge(prices, 'sagemaker-serverless.provisioned', 'kept ready', kept),
    ...charge(
      prices,
      'sagemaker-serverless.provisioned-duration',
      'compute, kept ready',
      gbSeconds - onDemand,
    ),
    ...charge(prices, 'sagemaker-serverless.duration', 'compute', onDemand),
  ]
}

function violationsOf(workload: Workload): readonly Violation[] {
  const { memoryMb, requestBytes, responseBytes, durationMs } = workload
  const { peakConcurrency } = loadOf(workload)
  return [
    ...(memoryMb > limits.mostMemoryMb
      ? [limit(`${formatCount(memoryMb)} MB is more than the 6,144 MB of the largest serverless endpoint`)]
      : []),
    ...bodyViolations(requestBytes, responseBytes, limits.bodyBytes, 'a serverless endpoint'),
    ...timeViolations(durationMs, limits.seconds, 'a serverless endpoint'),
    ...(peakConcurrency > limits.concurrency
      ? [
          limit(
            `${formatCount(peakConcurrency)} requests at a time are more than the 200 of an endpoint; use several`,
          ),
        ]
      : []),
  ]
}

function limit(message: string): Violation {
  return { kind: 'limit', message }
}
