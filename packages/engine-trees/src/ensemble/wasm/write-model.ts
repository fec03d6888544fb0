import { nanKey } from '../float-order.ts'
import { treeFields } from '../layout.ts'
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
  const recordAt = (record: number): number => plan.records + record * 8

  all.set(bytes.subarray(areas.records, areas.records + header.records * 8), plan.records)
  for (let tree = 0; tree < header.trees; tree++) {
    const entry = [
      recordAt(field(tree, 'root')),
      recordAt(field(tree, 'segment')),
      firstSteps(field(tree, 'depth')),
      field(tree, 'target') * 4,
    ]
    words.set(entry, (plan.trees + tree * treeBytes) / 4)
  }
  groups.forEach(({ first, count }, index) => {
    // A group that is not full walks its last tree several times.
    const members = Array.from({ length: lanes }, (_, lane) => first + Math.min(lane, count - 1))
    const depth = Math.max(...members.map((tree) => field(tree, 'depth')))
    const entry = [recordAt(field(first, 'segment')), first * 4, firstSteps(depth)]
    const roots = members.map((tree) => recordAt(field(tree, 'root')))
    words.set([...entry, ...roots], (plan.groups + index * groupBytes) / 4)
  })
  columns.forEach((source, column) => {
    const key = nanKey((source & 1) === 1)
    words.set([(source >>> 1) * 4, key], (plan.columns + column * columnBytes) / 4)
    words.set([column * 4, key], (plan.pickedColumns + column * columnBytes) / 4)
  })
  if (header.leafKind !== 'dense') return
  const rows = new Float32Array(
    bytes.buffer,
    bytes.byteOffset + areas.leafRows,
    header.leaves * header.targets,
  )
  const floats = new Float32Array(memory)
  for (let leaf = 0; leaf < header.leaves; leaf++) {
    const row = rows.subarray(leaf * header.targets, (leaf + 1) * header.targets)
    floats.set(row, (plan.leafRows + leaf * plan.leafRowBytes) / 4)
  }
}

/** As many steps as leave a multiple of the kernel's three between two tests: full trees are not walked on. */
function firstSteps(depth: number): number {
  return depth === 0 ? 0 : ((depth - 1) % 3) + 1
}
