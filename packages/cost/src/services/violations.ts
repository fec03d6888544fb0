import { formatBytes } from '@inferry/core'
import type { Violation } from '../bill/bill.ts'
import { formatCount } from '../bill/format-count.ts'
import type { Workload } from '../workload/workload.ts'
import { fargateSize, largestTask } from './fargate-size.ts'

/** A violation of a limit if a body is larger than it may be. Bytes. */
export function bodyViolations(
  requestBytes: number,
  responseBytes: number,
  limit: number,
  where: string,
): readonly Violation[] {
  return [
    ...beyond(requestBytes, limit, `a request of ${formatBytes(requestBytes)}`),
    ...beyond(responseBytes, limit, `an answer of ${formatBytes(responseBytes)}`),
  ].map((what) => ({
    kind: 'limit',
    message: `${what} is more than the ${limit / 1024 ** 2} MiB that ${where} takes; put it in S3 and send its name`,
  }))
}

/** A violation of a limit if a request takes longer than it may. */
export function timeViolations(
  milliseconds: number,
  limitSeconds: number,
  where: string,
): readonly Violation[] {
  return beyond(milliseconds / 1000, limitSeconds, `a request of ${formatCount(milliseconds / 1000)} s`).map(
    (what) => ({
      kind: 'limit',
      message: `${what} is longer than the ${limitSeconds} s that ${where} waits; split it, or use a job`,
    }),
  )
}

/** A violation if an instance has less memory than the workload. */
export function memoryViolations(
  { memoryMb }: Workload,
  memoryGb: number,
  instanceType: string,
): readonly Violation[] {
  if (memoryMb <= memoryGb * 1024) return []
  const message = `${formatCount(memoryMb)} MB is more than the ${formatCount(memoryGb * 1024)} MB of ${instanceType}; take a larger one`
  return [{ kind: 'limit', message }]
}

/** A violation if no Fargate task is large enough. */
export function sizeViolations({ memoryMb }: Workload): readonly Violation[] {
  if (fargateSize(memoryMb) !== undefined) return []
  const { vcpus, memoryGb } = largestTask
  const message = `${formatCount(memoryMb)} MB, with the processor that Lambda would bring, is more than the largest task has: ${vcpus} vCPU, ${memoryGb} GB`
  return [{ kind: 'limit', message }]
}

/** A violation if servers are asked more in the busiest hour than they answer. */
export function capacityViolations(
  peakConcurrency: number,
  slots: number,
  servers: string,
): readonly Violation[] {
  if (peakConcurrency <= slots) return []
  const message = `${formatCount(peakConcurrency)} requests come at a time in the busiest hour, and ${servers} can take ${formatCount(slots)}; add some`
  return [{ kind: 'limit', message }]
}

function beyond(value: number, limit: number, what: string): readonly string[] {
  return value > limit ? [what] : []
}
