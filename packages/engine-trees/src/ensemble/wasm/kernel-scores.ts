import { floats } from '../floats.ts'
import type { Section } from '../section/read-section.ts'
import type { Kernel } from './kernel.ts'
import { lanes } from './kernel-memory.ts'
import type { MemoryPlan } from './memory-plan.ts'

type Floats = Float32Array | Float64Array

/** Walks the scratch rows and writes their scores to `values`, the first row's from `at` on. */
export interface KernelScores {
  /** A multiple of eight rows. */
  rows(rows: number, values: Floats, at: number): void
  oneRow(values: Floats, at: number): void
}

/** For trees with one target each: their leaves' weights are in the records. */
export function weightScores(
  { header }: Section,
  plan: MemoryPlan,
  groups: number,
  kernel: Kernel,
  memory: ArrayBuffer,
): KernelScores {
  const { targets, trees } = header
  const { blockRows, keys, keyBytes } = plan
  const scores = floats(header, memory, plan.scores, blockRows * targets)
  const targetBytes = blockRows * scores.BYTES_PER_ELEMENT
  return {
    rows(rows, values, at) {
      scores.fill(0)
      kernel.blockWeights(plan.trees, trees, keys, keyBytes, rows / lanes, plan.scores, targetBytes)
      if (targets === 1) {
        values.set(scores.subarray(0, rows), at)
        return
      }
      for (let target = 0; target < targets; target++)
        for (let row = 0; row < rows; row++)
          values[at + row * targets + target] = scores[target * blockRows + row] as number
    },
    oneRow(values, at) {
      kernel.walkRow(plan.groups, groups, keys, plan.leaves)
      if (targets === 1) {
        values[at] = kernel.sumRow(plan.leaves, trees)
        return
      }
      scores.fill(0, 0, targets)
      kernel.addWeights(plan.leaves, plan.trees, trees, plan.scores)
      for (let target = 0; target < targets; target++) values[at + target] = scores[target] as number
    },
  }
}

/** For leaves with a weight for every target. */
export function leafRowScores(
  { header }: Section,
  plan: MemoryPlan,
  groups: number,
  kernel: Kernel,
  memory: ArrayBuffer,
): KernelScores {
  const { targets, trees } = header
  const { keys, keyBytes, leafRows, leafRowBytes } = plan
  const width = leafRowBytes / (header.precision === 'float32' ? 4 : 8)
  const scores = floats(header, memory, plan.scores, plan.blockRows * width)
  return {
    rows(rows, values, at) {
      scores.fill(0)
      kernel.blockRows(plan.trees, trees, keys, keyBytes, rows / lanes, plan.scores, leafRows, leafRowBytes)
      for (let row = 0; row < rows; row++)
        for (let target = 0; target < targets; target++)
          values[at + row * targets + target] = scores[row * width + target] as number
    },
    oneRow(values, at) {
      kernel.walkRow(plan.groups, groups, keys, plan.leaves)
      scores.fill(0, 0, width)
      kernel.addRows(plan.leaves, trees, leafRows, leafRowBytes, plan.scores)
      for (let target = 0; target < targets; target++) values[at + target] = scores[target] as number
    },
  }
}
