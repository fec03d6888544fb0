import type { Ensemble, Leaf } from '../definition.ts'
import { ensembleFault } from '../ensemble-fault.ts'
import { areasOf, type Header, maxNarrowColumns, maxTargets } from '../layout.ts'
import { isLeaf } from './decisions.ts'
import { createLeafTable } from './leaf-table.ts'
import { lowerEnsemble } from './lower-ensemble.ts'
import { placeRecords } from './place-records.ts'
import { planColumns } from './plan-columns.ts'
import { planLeaves } from './plan-leaves.ts'
import { writeHeader } from './write-header.ts'
import { writeLeaves } from './write-leaves.ts'
import { writeRecords, writeTrees } from './write-records.ts'

/**
 * The section of a compiled file that `openEnsemble` walks; layout.ts describes it. The same ensemble gives the same
 * bytes. Throws `INVALID_ARTIFACT` for nodes, columns or targets out of range and for cycles.
 */
export function compileEnsemble(ensemble: Ensemble): Uint8Array {
  const { precision, targets, aggregate } = ensemble
  if (!(Number.isInteger(targets) && targets >= 1 && targets <= maxTargets)) {
    throw ensembleFault(`it has ${targets} targets; 1 to ${maxTargets} are possible`)
  }
  const lowered = lowerEnsemble(ensemble)
  const { decisions } = lowered
  const columns = planColumns(decisions)
  const placed = placeRecords(lowered)
  const wide = precision === 'float64' || columns.sources.length > maxNarrowColumns || !placed.narrow
  const plan = planLeaves(ensemble, lowered, wide)
  const table = createLeafTable()

  /** Of each record, the leaf's payload; not used for a decision. */
  const payloads = placed.items.map((item) => {
    if (item < 0 || !isLeaf(decisions, item)) return 0
    const leaf = ensemble.nodes[decisions.lefts[item] as number] as Leaf
    return plan.kind === 'weight' ? (leaf.weights[0]?.weight ?? 0) : table.add(leaf)
  })

  const header: Header = {
    recordBytes: wide ? 16 : 8,
    precision,
    aggregate,
    leafKind: plan.kind,
    features: columns.features,
    targets,
    trees: ensemble.roots.length,
    columns: columns.sources.length,
    records: placed.items.length,
    leaves: table.entries.length,
    pairs: plan.kind === 'sparse' ? table.entries.reduce((sum, { length }) => sum + length, 0) : 0,
  }
  const areas = areasOf(header)
  const bytes = new Uint8Array(areas.size)
  const view = new DataView(bytes.buffer)
  writeHeader(view, header)
  bytes.set(plan.presence, areas.presence)
  columns.sources.forEach((source, column) => {
    view.setUint32(areas.columns + column * 4, source, true)
  })
  writeTrees(view, header, areas, placed, lowered, plan.treeTargets)
  writeRecords(view, header, areas, placed, lowered, columns, payloads)
  writeLeaves(view, header, areas, table)
  return bytes
}
