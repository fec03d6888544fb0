import type { Violation } from '../bill/bill.ts'
import { formatCount } from '../bill/format-count.ts'
import type { Architecture, Workload } from '../workload/workload.ts'
import { type FargateSize, fargateSize } from './fargate-size.ts'

/** What there is at most. */
export const largestTask: FargateSize = { vcpus: 16, memoryGb: 120 }

/** A task in words: `x64, 0.5 vCPU, 1 GB`. */
export function fargateTitle(architecture: Architecture, { vcpus, memoryGb }: FargateSize): string {
  return `${architecture}, ${vcpus} vCPU, ${memoryGb} GB`
}

/** A violation if no task is large enough. */
export function sizeViolations({ memoryMb }: Workload): readonly Violation[] {
  if (fargateSize(memoryMb) !== undefined) return []
  const message = `${formatCount(memoryMb)} MB, with the processor that Lambda would bring, is more than the largest task has: 16 vCPU, 122,880 MB`
  return [{ kind: 'limit', message }]
}
