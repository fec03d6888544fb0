import { createWalker } from '../create-walker.ts'
import type { Header } from '../layout.ts'
import type { EnsembleWalker } from '../scores.ts'
import type { RowWalk } from '../script/row-walk.ts'
import { createScriptWalker } from '../script/script-walker.ts'
import { checkRecords, type Section } from '../section/read-section.ts'
import { createKernel, type Kernel, type KernelForm } from './kernel.ts'
import { createKernelInput, type KernelInput } from './kernel-input.ts'
import { lanes, maxKernelColumns } from './kernel-memory.ts'
import { type KernelScores, leafRowScores, weightScores } from './kernel-scores.ts'
import { type MemoryPlan, planMemory } from './memory-plan.ts'
import { treeGroups } from './tree-groups.ts'
import { writeModel } from './write-model.ts'

/**
 * Walks in WebAssembly; the section is copied into its memory, once. Throws `INVALID_ARTIFACT` for records that are
 * damaged; gives undefined where WebAssembly or memory for it are lacking, or no kernel fits.
 */
export function createWasmWalker(section: Section): EnsembleWalker | undefined {
  const { header, trees } = section
  const form = formOf(header)
  if (form === undefined) return undefined
  const groups = treeGroups(trees)
  const plan = planMemory(header, groups.length)
  let created: { readonly kernel: Kernel; readonly memory: ArrayBuffer }
  try {
    created = createKernel(form, plan.size)
  } catch {
    return undefined
  }
  const { kernel, memory } = created
  writeModel(section, groups, plan, memory)
  const weights = header.leafKind === 'weight' ? 1 : 0
  checkRecords(section, (start, end) =>
    kernel.check(plan.records, start, end, header.columns, weights, header.leaves),
  )
  const input = createKernelInput(section, plan, kernel, memory)
  if (header.leafKind === 'sparse')
    return createScriptWalker(section, leavesOf(header, plan, groups.length, kernel, memory, input))
  const scores = header.leafKind === 'weight' ? weightScores : leafRowScores
  return inBlocks(section, plan, input, scores(section, plan, groups.length, kernel, memory))
}

/** There is none for float32 ensembles that are too large for narrow records. */
function formOf({ recordBytes, precision, columns }: Header): KernelForm | undefined {
  if (columns > maxKernelColumns) return undefined
  if (recordBytes === 8) return 'narrow'
  return precision === 'float64' ? 'wide' : undefined
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
  { blockRows }: MemoryPlan,
  input: KernelInput,
  scores: KernelScores,
): EnsembleWalker {
  const { targets } = section.header
  return createWalker(section, (x, rows, columns, values) => {
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
