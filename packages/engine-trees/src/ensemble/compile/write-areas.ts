import { floatKey } from '../float-order.ts'
import {
  type Areas,
  aggregates,
  columnBits,
  type Header,
  layoutVersion,
  leafKinds,
  magic,
  precisions,
} from '../layout.ts'
import type { LeafTable } from './leaf-table.ts'

export function writeHeader(header: Header, view: DataView): void {
  const fields = [
    magic,
    layoutVersion,
    header.recordBytes,
    precisions.indexOf(header.precision),
    aggregates.indexOf(header.aggregate),
    leafKinds.indexOf(header.leafKind),
    header.features,
    header.targets,
    header.trees,
    header.columns,
    header.records,
    header.leaves,
    header.pairs,
  ]
  fields.forEach((field, index) => {
    view.setUint32(index * 4, field, true)
  })
}

type Record =
  | { readonly column: number; readonly child: number; readonly threshold: number }
  | { readonly column: number; readonly child: number; readonly payload: number }

export function writeRecord(view: DataView, at: number, header: Header, record: Record): void {
  const { column, child } = record
  if (header.recordBytes === 16) {
    view.setFloat64(at, 'payload' in record ? record.payload : record.threshold, true)
    view.setUint32(at + 8, column, true)
    view.setUint32(at + 12, child, true)
    return
  }
  view.setUint32(at, child * 2 ** columnBits + column, true)
  if ('threshold' in record) view.setInt32(at + 4, floatKey(record.threshold), true)
  else if (header.leafKind === 'weight') view.setFloat32(at + 4, record.payload, true)
  else view.setUint32(at + 4, record.payload, true)
}

export function writeLeaves({ entries }: LeafTable, header: Header, areas: Areas, view: DataView): void {
  const { targets, leafKind, precision } = header
  const putFloat = (area: number, index: number, value: number): void => {
    if (precision === 'float32') view.setFloat32(area + index * 4, value, true)
    else view.setFloat64(area + index * 8, value, true)
  }
  let pair = 0
  entries.forEach((weights, leaf) => {
    if (leafKind === 'sparse') view.setUint32(areas.leafStarts + leaf * 4, pair, true)
    for (const { target, weight } of weights) {
      if (leafKind === 'dense') putFloat(areas.leafRows, leaf * targets + target, weight)
      else {
        view.setUint32(areas.pairTargets + pair * 4, target, true)
        putFloat(areas.pairWeights, pair, weight)
        pair++
      }
    }
  })
  if (leafKind === 'sparse') view.setUint32(areas.leafStarts + entries.length * 4, pair, true)
}
