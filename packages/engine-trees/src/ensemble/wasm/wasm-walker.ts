import { createWalker } from '../create-walker.ts'
import type { Header } from '../layout.ts'
import type { EnsembleWalker } from '../scores.ts'
import type { RowWalk } from '../script/row-walk.ts'
import { createScriptWalker } from '../script/script-walker.ts'
import { checkTrees } from '../section/check-trees.ts'
import type { Section } from '../section/read-section.ts'
import { createMemory, type Kernel, type KernelForm, type KernelMemory } from './kernel.ts'
import { kernelCheck } from './kernel-check.ts'
import { createKernelInput, type KernelInput } from './kernel-input.ts'
import { lanes, maxKernelColumns } from './kernel-memory.ts'
import { type KernelScores, leafRowScores, weightScores } from './kernel-scores.ts'
import { type MemoryPlan, planMemory } from './memory-plan.ts'
import { treeGroups } from './tree-groups.ts'
import { writeModel } from './write-model.ts'

/**
 * Walks in WebAssembly; the section is copied into a memory of its own, once. Throws `INVALID_ARTIFACT` for records
 * that are damaged; gives undefined where WebAssembly or memory for it are lacking, or no kernel fits.
 */
export function createWasmWalker(section: Section): EnsembleWalker | undefined {
  const { header } = section
  const form = formOf(header)
  if (form === undefined) return undefined
  const groups = treeGroups(section.trees)
  const plan = planMemory(header, groups.length)
  let memory: KernelMemory
  let kernel: Kernel
  try {
    memory = createMemory(plan.size)
    kernel = memory.kernel(form)
  } catch {
    return undefined
  }
  writeModel(section, groups, plan, memory.buffer)
  const excess = checkTrees(section, kernelCheck(kernel, header, plan.records))
  return createWalkerIn(section, plan, groups.length, memory.buffer, kernel, excess)
}

/** Walks a section whose records are checked, in a memory that has room for it by `plan`. */
export function walkIn(
  section: Section,
  plan: MemoryPlan,
  memory: ArrayBuffer,
  kernel: Kernel,
  excess: number,
): EnsembleWalker {
  const groups = treeGroups(section.trees)
  writeModel(section, groups, plan, memory)
  return createWalkerIn(section, plan, groups.length, memory, kernel, excess)
}

/** There is none for float32 ensembles that are too large for narrow records. */
export function formOf({ recordBytes, precision, columns }: Header): KernelForm | undefined {
  if (columns > maxKernelColumns) return undefined
  if (recordBytes === 8) return 'narrow'
  return precision === 'float64' ? 'wide' : undefined
}

function createWalkerIn(
  section: Section,
  plan: MemoryPlan,
  groups: number,
  memory: ArrayBuffer,
  kernel: Kernel,
  excess: number,
): EnsembleWalker {
  const { header } = section
  const input = createKernelInput(section, plan, kernel, memory)
  if (header.leafKind === 'sparse') {
    const leaves = leavesOf(header, plan, groups, kernel, memory, input)
    return createScriptWalker(withoutRecords(section), excess, leaves)
  }
  const scores = header.leafKind === 'weight' ? weightScores : leafRowScores
  return inBlocks(section, excess, plan, input, scores(section, plan, groups, kernel, memory))
}

/** Only the leaves' weights, copied: a view would keep the whole file. */
function withoutRecords(section: Section): Section {
  const { areas } = section
  const start = areas.leafStarts
  return {
    ...section,
    bytes: new Uint8Array(section.bytes.subarray(start)),
    areas: {
      ...areas,
      leafStarts: 0,
      pairTargets: areas.pairTargets - start,
      pairWeights: areas.pairWeights - start,
    },
  }
}

/** Leaves that JavaScript adds up. */
function leavesOf(
  { recordBytes, trees }: Header,
  plan: MemoryPlan,
  groups: number,
  kernel: Kernel,
  memory: ArrayBuffer,
  input: KernelInput,
): RowWalk {
  const narrow = recordBytes === 8
  return {
    walk(x, start) {
      input.oneRow(x, start)
      kernel.walkRow(plan.groups, groups, plan.keys, plan.leaves)
    },
    leaves: narrow
      ? new Uint32Array(memory, plan.leaves, trees)
      : new Float64Array(memory, plan.leaves, trees),
    weights: new Float32Array(0),
  }
}

function inBlocks(
  section: Section,
  excess: number,
  { blockRows }: MemoryPlan,
  input: KernelInput,
  scores: KernelScores,
): EnsembleWalker {
  const { targets } = section.header
  return createWalker(section, excess, (x, rows, columns, values) => {
    let row = 0
    while (rows - row >= lanes) {
      const left = rows - row
      const some = Math.min(blockRows, left - (left % lanes))
      input.rows(x, row * columns, columns, some)
      scores.rows(some, values, row * targets)
      row += some
    }
    // What is left is walked row by row, which is faster than lanes that idle.
    for (; row < rows; row++) {
      input.oneRow(x, row * columns)
      scores.oneRow(values, row * targets)
    }
  })
}
