import { floats } from '../floats.ts'
import type { Section } from '../section/read-section.ts'
import type { Kernel } from './kernel.ts'
import type { MemoryPlan } from './memory-plan.ts'

/** Makes scratch rows of a caller's rows, from the one that starts at `x[start]` on; each has `columns` values. */
export interface KernelInput {
  rows(x: Float32Array | Float64Array, start: number, columns: number, rows: number): void
  oneRow(x: Float32Array | Float64Array, start: number): void
}

export function createKernelInput(
  { header, columns: sources }: Section,
  plan: MemoryPlan,
  kernel: Kernel,
  memory: ArrayBuffer,
): KernelInput {
  const values = floats(header, memory, plan.x, plan.xSize)
  const features = sources.map((source) => source >>> 1)
  const used = features.length

  function fill(rows: number, columns: number, table: number): void {
    const rowBytes = columns * values.BYTES_PER_ELEMENT
    kernel.fill(plan.x, rows, rowBytes, table, plan.tableBytes, plan.keys, plan.keyBytes)
  }

  /** Only what is read. */
  function pick(x: Float32Array | Float64Array, start: number, columns: number, rows: number): void {
    let at = 0
    for (let row = 0; row < rows; row++) {
      const from = start + row * columns
      for (let column = 0; column < used; column++)
        values[at++] = x[from + (features[column] as number)] as number
    }
    fill(rows, used, plan.pickedColumns)
  }

  return {
    oneRow: (x, start) => pick(x, start, 0, 1),
    rows(x, start, columns, rows) {
      if (rows * columns > plan.xSize) {
        pick(x, start, columns, rows)
        return
      }
      values.set(x.subarray(start, start + rows * columns))
      fill(rows, columns, plan.columns)
    },
  }
}
