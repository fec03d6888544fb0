import type { Areas, Header } from '../layout.ts'
import type { LeafTable } from './leaf-table.ts'

/** Leaves that are not in records: rows of all targets, or pairs of target and weight. */
export function writeLeaves(view: DataView, header: Header, areas: Areas, { entries }: LeafTable): void {
  const { targets, leafKind, precision } = header
  const putFloat = (area: number, index: number, value: number): void => {
    if (precision === 'float32') view.setFloat32(area + index * 4, value, true)
    else view.setFloat64(area + index * 8, value, true)
  }
  if (leafKind === 'dense') {
    entries.forEach((weights, leaf) => {
      for (const { target, weight } of weights) putFloat(areas.leafRows, leaf * targets + target, weight)
    })
    return
  }
  if (leafKind !== 'sparse') return
  let pair = 0
  entries.forEach((weights, leaf) => {
    view.setUint32(areas.leafStarts + leaf * 4, pair, true)
    for (const { target, weight } of weights) {
      view.setUint32(areas.pairTargets + pair * 4, target, true)
      putFloat(areas.pairWeights, pair, weight)
      pair++
    }
  })
  view.setUint32(areas.leafStarts + entries.length * 4, pair, true)
}
