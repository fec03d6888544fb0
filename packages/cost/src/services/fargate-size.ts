import { lambdaMegabytesPerCpu } from '@inferry/core'

/** What a Fargate task is given. */
export interface FargateSize {
  readonly vcpus: number
  readonly memoryGb: number
}

/** By vCPUs: the least and the most memory, and its steps. Source: ECS, RegisterTaskDefinition, `cpu`. GB of 2³⁰ bytes. */
const families: readonly (readonly [vcpus: number, least: number, most: number, step: number])[] = [
  [0.25, 0.5, 0.5, 1],
  [0.25, 1, 2, 1],
  [0.5, 1, 4, 1],
  [1, 2, 8, 1],
  [2, 4, 16, 1],
  [4, 8, 30, 1],
  [8, 16, 60, 4],
  [16, 32, 120, 8],
]

/** What there is at most. */
export const largestTask: FargateSize = { vcpus: 16, memoryGb: 120 }

/**
 * The smallest task that has at least as much memory, and as much of a processor as a function of that memory, so that
 * a request takes no longer than there. Undefined where no task is large enough.
 */
export function fargateSize(memoryMb: number): FargateSize | undefined {
  const vcpus = memoryMb / lambdaMegabytesPerCpu
  const memoryGb = memoryMb / 1024
  for (const [offered, least, most, step] of families) {
    if (offered < vcpus || most < memoryGb) continue
    return { vcpus: offered, memoryGb: least + Math.ceil(Math.max(0, memoryGb - least) / step) * step }
  }
  return undefined
}
