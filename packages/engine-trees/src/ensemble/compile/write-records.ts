import { floatKey } from '../float-order.ts'
import { type Areas, columnBits, type Header, treeFields } from '../layout.ts'
import { heightsOf, isLeaf } from './decisions.ts'
import type { Lowered } from './lower-ensemble.ts'
import type { Placement } from './place-records.ts'
import type { ColumnPlan } from './plan-columns.ts'

/** Segments are narrow records' affair: wide ones reach everywhere. */
function segmentOf(header: Header, segment: number): number {
  return header.recordBytes === 8 ? segment : 0
}

export function writeTrees(
  view: DataView,
  header: Header,
  areas: Areas,
  { trees }: Placement,
  { decisions, roots }: Lowered,
  targets: readonly number[],
): void {
  const heights = heightsOf(decisions)
  trees.forEach(({ root, segment }, tree) => {
    const at = areas.trees + tree * 4 * treeFields.size
    view.setUint32(at + 4 * treeFields.root, root, true)
    view.setUint32(at + 4 * treeFields.segment, segmentOf(header, segment), true)
    view.setUint32(at + 4 * treeFields.target, targets[tree] as number, true)
    view.setUint32(at + 4 * treeFields.depth, heights[roots[tree] as number] as number, true)
  })
}

/** `payloads` are of leaves' records. */
export function writeRecords(
  view: DataView,
  header: Header,
  areas: Areas,
  { items, children, trees }: Placement,
  { decisions }: Lowered,
  columns: ColumnPlan,
  payloads: readonly number[],
): void {
  const write = header.recordBytes === 8 ? writeNarrow : writeWide
  const segments = [...new Set(trees.map(({ segment }) => segmentOf(header, segment)))]
  let segment = 0
  items.forEach((item, record) => {
    if (record === segments[0]) segment = segments.shift() as number
    const at = areas.records + record * header.recordBytes
    const child = (children[record] as number) - segment
    if (item < 0 || isLeaf(decisions, item)) {
      write(view, at, 0, child, payloads[record] as number, header.leafKind === 'weight')
      return
    }
    const column = columns.columnOf(decisions.sources[item] as number)
    write(view, at, column, child, decisions.thresholds[item] as number, false)
  })
}

/** `value` is a decision's threshold or a leaf's payload. */
function writeNarrow(
  view: DataView,
  at: number,
  column: number,
  child: number,
  value: number,
  isWeight: boolean,
): void {
  view.setUint32(at, child * 2 ** columnBits + column, true)
  if (column !== 0) view.setInt32(at + 4, floatKey(value), true)
  else if (isWeight) view.setFloat32(at + 4, value, true)
  else view.setUint32(at + 4, value, true)
}

function writeWide(view: DataView, at: number, column: number, child: number, value: number): void {
  view.setFloat64(at, value, true)
  view.setUint32(at + 8, column, true)
  view.setUint32(at + 12, child, true)
}
