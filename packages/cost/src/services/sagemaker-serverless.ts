import type { Term, Violation } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import { formatCount } from '../bill/format-count.ts'
import { makeBill } from '../bill/make-bill.ts'
import type { Prices } from '../prices/price.ts'
import { erlangB } from '../workload/erlang-b.ts'
import { loadOf } from '../workload/load-of.ts'
import type { Deployment, Workload } from '../workload/workload.ts'
import { dataTerms } from './data-terms.ts'
import type { Service } from './service.ts'
import { bodyViolations, timeViolations } from './violations.ts'

/** Source: SageMaker, "Serverless Inference" and ProductionVariantServerlessConfig. */
const limits = { mostMemoryMb: 6144, stepMb: 1024, bodyBytes: 4 * 1024 ** 2, seconds: 60, concurrency: 200 }

const provisionedPrices = [
  'sagemaker-serverless.provisioned',
  'sagemaker-serverless.provisioned-duration',
] as const

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
      violations: violationsOf(workload, deployment, prices),
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
  const gbSeconds = ((requests * Math.ceil(workload.durationMs)) / 1000) * memoryGb
  if (provisioned === 0 || lacking(prices).length > 0)
    return charge(prices, 'sagemaker-serverless.duration', 'compute', gbSeconds)
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

function lacking({ prices }: Prices): readonly string[] {
  return provisionedPrices.filter((name) => !Object.hasOwn(prices, name))
}

function violationsOf(workload: Workload, { provisioned }: Deployment, prices: Prices): readonly Violation[] {
  const { memoryMb, requestBytes, responseBytes, durationMs } = workload
  const { peakConcurrency } = loadOf(workload)
  const missing = lacking(prices)
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
    ...(provisioned > 0 && missing.length > 0
      ? [
          {
            kind: 'price' as const,
            message: `the price of its provisioned concurrency is not known; give ${missing.join(' and ')} in a file of prices`,
          },
        ]
      : []),
  ]
}

function limit(message: string): Violation {
  return { kind: 'limit', message }
}
