import { average } from '../average.ts'
import { checkRows } from '../check-rows.ts'
import { newPresence } from '../presence.ts'
import type { EnsembleWalker } from '../scores.ts'
import { createScriptWalker } from '../script/script-walker.ts'
import { maxPayload } from '../section/check-records.ts'
import { checkRecords, type Section } from '../section/read-section.ts'
import { createKernel, type Kernel } from './kernel.ts'
import { lanes } from './kernel-memory.ts'
import { type MemoryPlan, planMemory } from './memory-plan.ts'
import { treeGroups } from './tree-groups.ts'
import { writeModel } from './write-model.ts'

/**
 * Walks narrow records in WebAssembly; the section is copied into its memory, once. Throws `INVALID_ARTIFACT` for
 * records that are damaged; gives undefined where there is no WebAssembly or no memory for it.
 */
export function createWasmWalker(section: Section): EnsembleWalker | undefined {
  const { header, trees } = section
  const groups = treeGroups(trees)
  const plan = planMemory(header, groups.length)
  let created: ReturnType<typeof createKernel>
  try {
    created = createKernel(plan.size)
  } catch {
    return undefined
  }
  const { kernel, memory } = created
  writeModel(section, groups, plan, memory)
  checkRecords(section, (start, end) =>
    kernel.check(plan.records, start, end, header.columns, maxPayload(header)),
  )
  const input = createInput(section, plan, kernel, memory)
  if (header.leafKind === 'sparse') {
    const leaves = new Uint32Array(memory, plan.leaves, header.trees)
    return createScriptWalker(section, {
      walk(x, start) {
        input.pick(x, start, 0, 1)
        kernel.walkRow(plan.groups, groups.length, plan.keys, plan.leaves)
      },
      leaves,
      weights: new Float32Array(leaves.buffer, plan.leaves, header.trees),
    })
  }
  return fastWalker(section, plan, groups.length, kernel, memory, input)
}

interface Input {
  /** Makes scratch rows of rows that are copied whole. */
  copy(x: Float32Array | Float64Array, start: number, columns: number, rows: number): void
  /** Makes scratch rows of only what is read. */
  pick(x: Float32Array | Float64Array, start: number, columns: number, rows: number): void
}

function createInput({ columns }: Section, plan: MemoryPlan, kernel: Kernel, memory: ArrayBuffer): Input {
  const values = new Float32Array(memory, plan.x, plan.xSize)
  const features = columns.map((source) => source >>> 1)
  const used = columns.length
  const fill = (rows: number, width: number, table: number): void =>
    kernel.fill(plan.x, rows, width * 4, table, used, plan.keys, plan.keyBytes)
  return {
    copy(x, start, width, rows) {
      values.set(x.subarray(start, start + rows * width))
      fill(rows, width, plan.columns)
    },
    pick(x, start, width, rows) {
      let at = 0
      for (let row = 0; row < rows; row++) {
        const from = start + row * width
        for (let column = 0; column < used; column++)
          values[at++] = x[from + (features[column] as number)] as number
      }
      fill(rows, used, plan.pickedColumns)
    },
  }
}

function fastWalker(
  { header, ...section }: Section,
  plan: MemoryPlan,
  groups: number,
  kernel: Kernel,
  memory: ArrayBuffer,
  input: Input,
): EnsembleWalker {
  const { features, targets, precision, trees } = header
  const { blockRows, keyBytes, leafRowBytes } = plan
  const dense = header.leafKind === 'dense'
  const presence = newPresence({ header, ...section })
  const width = dense ? leafRowBytes / 4 : targets
  const scores = new Float32Array(memory, plan.scores, blockRows * width)
  const shift = Math.log2(blockRows)

  function oneRow(x: Float32Array | Float64Array, start: number, values: Float32Array, at: number): void {
    input.pick(x, start, 0, 1)
    kernel.walkRow(plan.groups, groups, plan.keys, plan.leaves)
    if (targets === 1 && !dense) {
      values[at] = kernel.sumRow(plan.leaves, trees)
      return
    }
    scores.fill(0, 0, width)
    if (dense) kernel.addRows(plan.leaves, trees, plan.leafRows, leafRowBytes, plan.scores)
    else kernel.addWeights(plan.leaves, plan.trees, trees, plan.scores)
    for (let target = 0; target < targets; target++) values[at + target] = scores[target] as number
  }

  function block(
    x: Float32Array | Float64Array,
    start: number,
    columns: number,
    rows: number,
    values: Float32Array,
    at: number,
  ): void {
    if (rows * columns <= plan.xSize) input.copy(x, start, columns, rows)
    else input.pick(x, start, columns, rows)
    scores.fill(0)
    const groups = rows / lanes
    if (dense) {
      const { leafRows } = plan
      kernel.blockRows(plan.trees, trees, plan.keys, keyBytes, groups, plan.scores, leafRows, leafRowBytes)
      for (let row = 0; row < rows; row++)
        for (let target = 0; target < targets; target++)
          values[at + row * targets + target] = scores[row * width + target] as number
      return
    }
    kernel.blockWeights(plan.trees, trees, plan.keys, keyBytes, groups, plan.scores, shift)
    if (targets === 1) values.set(scores.subarray(0, rows), at)
    else
      for (let target = 0; target < targets; target++)
        for (let row = 0; row < rows; row++)
          values[at + row * targets + target] = scores[target * blockRows + row] as number
  }

  return {
    features,
    targets,
    precision,
    scores(x, rows, columns) {
      checkRows(x.length, rows, columns, features)
      const values = new Float32Array(rows * targets)
      let row = 0
      // What is left of full groups is walked row by row, which is faster than lanes that idle.
      while (rows - row >= lanes) {
        const some = Math.min(blockRows, rows - row - ((rows - row) % lanes))
        block(x, row * columns, columns, some, values, row * targets)
        row += some
      }
      for (; row < rows; row++) oneRow(x, row * columns, values, row * targets)
      average(header, values)
      const present = presence(rows)
      return present === undefined ? { values } : { values, present }
    },
  }
}
