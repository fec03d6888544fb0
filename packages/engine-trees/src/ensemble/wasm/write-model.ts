import { nanKey } from '../float-order.ts'
import { floats } from '../floats.ts'
import { type Header, treeFields } from '../layout.ts'
import type { Section } from '../section/read-section.ts'
import { columnBytes, groupBytes, lanes, treeBytes } from './kernel-memory.ts'
import type { MemoryPlan } from './memory-plan.ts'
import type { TreeGroup } from './tree-groups.ts'

/** Copies a section into a kernel's memory, as the kernel wants it. */
export function writeModel(
  section: Section,
  groups: readonly TreeGroup[],
  plan: MemoryPlan,
  memory: ArrayBuffer,
): void {
  const { header, areas, bytes, trees, columns } = section
  const words = new Uint32Array(memory)
  const all = new Uint8Array(memory)
  const field = (tree: number, name: 'root' | 'segment' | 'target' | 'depth'): number =>
    trees[tree * treeFields.size + treeFields[name]] as number
  const { recordBytes } = header
  const recordAt = (record: number): number => plan.records + record * recordBytes

  all.set(bytes.subarray(areas.records, areas.records + header.records * recordBytes), plan.records)
  for (let tree = 0; tree < header.trees; tree++) {
    const entry = [
      recordAt(field(tree, 'root')),
      recordAt(field(tree, 'segment')),
      firstSteps(field(tree, 'depth')),
      field(tree, 'target'),
    ]
    words.set(entry, (plan.trees + tree * treeBytes) / 4)
  }
  groups.forEach(({ first, count }, index) => {
    // A group that is not full walks its last tree several times.
    const members = Array.from({ length: lanes }, (_, lane) => first + Math.min(lane, count - 1))
    const depth = Math.max(...members.map((tree) => field(tree, 'depth')))
    const entry = [recordAt(field(first, 'segment')), first, firstSteps(depth)]
    const roots = members.map((tree) => recordAt(field(tree, 'root')))
    words.set([...entry, ...roots], (plan.groups + index * groupBytes) / 4)
  })
  writeColumns(header, columns, plan, memory)
  if (header.leafKind !== 'dense') return
  const { targets, leaves } = header
  const rows = floats(header, bytes.buffer, bytes.byteOffset + areas.leafRows, leaves * targets)
  for (let leaf = 0; leaf < leaves; leaf++) {
    const to = floats(header, memory, plan.leafRows + leaf * plan.leafRowBytes, targets)
    for (let target = 0; target < targets; target++) to[target] = rows[leaf * targets + target] as number
  }
}

/** As many steps as leave a multiple of the kernel's three between two tests: full trees are not walked on. */
function firstSteps(depth: number): number {
  return depth === 0 ? 0 : ((depth - 1) % 3) + 1
}

/** Entries of columns as they stand in the caller's rows, and as they stand when only they are picked out. */
function writeColumns(header: Header, columns: Uint32Array, plan: MemoryPlan, memory: ArrayBuffer): void {
  const narrow = header.recordBytes === 8
  const floatBytes = narrow ? 4 : 8
  const anEntry = 16 / floatBytes
  const view = new DataView(memory)
  columns.forEach((source, column) => {
    const left = (source & 1) === 1
    const entry = Math.floor(column / anEntry) * columnBytes
    const place = column % anEntry
    const put = (table: number, index: number): void => {
      view.setUint32(table + entry + place * 4, index * floatBytes, true)
      const nan = table + entry + 16 + place * floatBytes
      if (narrow) view.setInt32(nan, nanKey(left), true)
      else view.setFloat64(nan, left ? Number.NEGATIVE_INFINITY : Number.NaN, true)
    }
    put(plan.columns, source >>> 1)
    put(plan.pickedColumns, column)
  })
}
