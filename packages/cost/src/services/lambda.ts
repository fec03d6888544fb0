import type { Term, Violation } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import { formatCount } from '../bill/format-count.ts'
import { makeBill } from '../bill/make-bill.ts'
import type { Prices } from '../prices/price.ts'
import { billedMsOf } from '../workload/billed-ms.ts'
import { erlangB } from '../workload/erlang-b.ts'
import { loadOf } from '../workload/load-of.ts'
import type { Deployment, Workload } from '../workload/workload.ts'
import { frontTerms, frontViolations } from './front.ts'
import type { Service } from './service.ts'
import { bodyViolations, timeViolations } from './violations.ts'

/** Source: AWS, "Lambda quotas"; the concurrency is what accounts start with. */
const limits = {
  leastMemoryMb: 128,
  mostMemoryMb: 10_240,
  bodyBytes: 6 * 1024 ** 2,
  seconds: 900,
  concurrency: 1000,
}

/** In a month, of functions without provisioned concurrency. Source: https://aws.amazon.com/lambda/pricing/. */
const freeTier = { requests: 1e6, gbSeconds: 400_000 }

/** `/tmp` that costs nothing. MB. Source: the same. */
const freeStorageMb = 512

/**
 * A function: GB-seconds by the millisecond, requests, `/tmp`, and its front. A cold start's init is billed like duration,
 * as AWS does for all functions since 1 August 2025.
 */
export const lambda: Service = {
  name: 'lambda',
  answers: 'at once',
  bill(workload, deployment, prices) {
    const memoryMb = Math.max(limits.leastMemoryMb, Math.ceil(workload.memoryMb))
    const load = loadOf(workload)
    return makeBill({
      service: 'lambda',
      title: titleOf(memoryMb, deployment),
      answers: 'at once',
      terms: [
        ...computeTerms(workload, deployment, prices, memoryMb / 1024),
        ...charge(
          prices,
          'lambda.requests',
          'requests',
          Math.max(0, load.requests - (isFree(deployment) ? freeTier.requests : 0)) / 1e6,
        ),
        ...storageTerms(workload, deployment, prices),
        ...frontTerms(deployment.front, workload, prices, { lambda: true }),
      ],
      violations: violationsOf(workload, deployment),
    })
  },
}

function titleOf(memoryMb: number, { architecture, front, provisioned }: Deployment): string {
  return [
    `Lambda ${architecture}`,
    `${formatCount(memoryMb)} MB`,
    ...(provisioned > 0 ? [`${provisioned} provisioned`] : []),
    front === 'function-url' ? 'function URL' : front,
  ].join(', ')
}

function isFree({ freeTier, provisioned }: Deployment): boolean {
  return freeTier && provisioned === 0
}

/** What computes on demand, and what on instances that are kept ready: Erlang's B is the share that finds none of them. */
function computeTerms(
  workload: Workload,
  deployment: Deployment,
  prices: Prices,
  memoryGb: number,
): readonly Term[] {
  const { architecture, provisioned } = deployment
  const { requests, concurrency, hours } = loadOf(workload)
  const gbSeconds = ((requests * billedMsOf(workload)) / 1000) * memoryGb
  const onDemand = gbSeconds * erlangB(provisioned, concurrency)
  const cold = ((requests * workload.coldShare * Math.ceil(workload.coldMs)) / 1000) * memoryGb
  const free = isFree(deployment) ? freeTier.gbSeconds : 0
  const paid = Math.max(0, onDemand - free)
  const coldPaid = Math.max(0, cold - Math.max(0, free - onDemand))
  const duration = `lambda.${architecture}.duration` as const
  return [
    ...(provisioned > 0
      ? [
          ...charge(
            prices,
            `lambda.${architecture}.provisioned`,
            'kept ready',
            provisioned * memoryGb * hours * 3600,
          ),
          ...charge(
            prices,
            `lambda.${architecture}.provisioned-duration`,
            'compute, kept ready',
            gbSeconds - onDemand,
          ),
        ]
      : []),
    ...charge(prices, duration, 'compute', paid),
    ...(cold > 0 ? charge(prices, duration, 'cold starts', coldPaid, { after: paid }) : []),
  ]
}

function storageTerms(workload: Workload, { storageMb }: Deployment, prices: Prices): readonly Term[] {
  if (storageMb <= freeStorageMb) return []
  const { requests } = loadOf(workload)
  const seconds = (requests * billedMsOf(workload)) / 1000
  return charge(prices, 'lambda.storage', '/tmp', (seconds * (storageMb - freeStorageMb)) / 1024)
}

function violationsOf(workload: Workload, { front }: Deployment): readonly Violation[] {
  const { memoryMb, requestBytes, responseBytes, durationMs, coldMs } = workload
  const { peakConcurrency } = loadOf(workload)
  return [
    ...(memoryMb > limits.mostMemoryMb
      ? [limit(`${formatCount(memoryMb)} MB is more than the 10,240 MB of the largest function`)]
      : []),
    ...bodyViolations(requestBytes, responseBytes, limits.bodyBytes, 'Lambda'),
    ...timeViolations(durationMs, limits.seconds, 'Lambda'),
    ...frontViolations(front, { requestBytes, responseBytes, milliseconds: durationMs + coldMs }),
    ...(peakConcurrency > limits.concurrency
      ? [
          {
            kind: 'quota' as const,
            message: `${formatCount(peakConcurrency)} requests at a time are more than the 1,000 of a new account; have AWS raise its quota`,
          },
        ]
      : []),
  ]
}

function limit(message: string): Violation {
  return { kind: 'limit', message }
}
