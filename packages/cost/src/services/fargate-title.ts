import type { Architecture } from '../workload/workload.ts'
import type { FargateSize } from './fargate-size.ts'

/** A task in words: `x64, 0.5 vCPU, 1 GB`. */
export function fargateTitle(architecture: Architecture, { vcpus, memoryGb }: FargateSize): string {
  return `${architecture}, ${vcpus} vCPU, ${memoryGb} GB`
}
