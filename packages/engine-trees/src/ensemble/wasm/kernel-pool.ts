import type { EnsembleWalker } from '../scores.ts'
import type { Section } from '../section/read-section.ts'
import { createMemory, type Kernel, type KernelMemory } from './kernel.ts'
import { planMemory } from './memory-plan.ts'
import { treeGroups } from './tree-groups.ts'
import { formOf, walkIn } from './wasm-walker.ts'

/** Ensembles that are opened while all of a program's walk once: each takes some hundredths of a millisecond. */
const openedAtOnce = 32

/** Small ensembles of one program in one memory: a WebAssembly memory reserves ten gigabytes of addresses, whatever its size. */
export interface KernelPool {
  /** A section whose records are checked, `excess` by then. */
  add(section: Section, excess: number): PooledKernel
}

export interface PooledKernel {
  /** Whether it may still be opened. */
  readonly waits: boolean
  /** Called once for each slice of rows; undefined if it is not the ensemble's turn yet, or there is no kernel for it. */
  open(): EnsembleWalker | undefined
}

/** What the ensembles keep lies one after the other; what they write and read within a walk is common, behind that. */
export function createKernelPool(): KernelPool {
  let count = 0
  let kept = 0
  let scratchBytes = 0
  let memory: KernelMemory | undefined
  return {
    add(section, excess) {
      const form = formOf(section.header)
      if (form === undefined || memory !== undefined) return { waits: false, open: () => undefined }
      const groups = treeGroups(section.trees).length
      const start = kept
      const { scratch, size } = planMemory(section.header, groups, start)
      kept = scratch
      scratchBytes = Math.max(scratchBytes, size - scratch)
      let turns = Math.floor(count++ / openedAtOnce)
      let waiting: Section | undefined = section
      return {
        get waits() {
          return waiting !== undefined
        },
        open() {
          if (waiting === undefined || turns-- > 0) return undefined
          const own = waiting
          waiting = undefined
          let kernel: Kernel
          try {
            memory ??= createMemory(kept + scratchBytes)
            kernel = memory.kernel(form)
          } catch {
            return undefined
          }
          return walkIn(own, planMemory(own.header, groups, start, kept), memory.buffer, kernel, excess)
        },
      }
    },
  }
}
