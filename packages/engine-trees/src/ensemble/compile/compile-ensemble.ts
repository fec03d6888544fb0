import type { Ensemble, Leaf } from '../definition.ts'
import { areasOf, type Header, maxNarrowColumns, maxTargets, treeFields } from '../layout.ts'
import { heightsOf, isLeaf } from './decisions.ts'
import { ensembleFault } from './ensemble-fault.ts'
import { createLeafTable } from './leaf-table.ts'
import { lowerEnsemble } from './lower-ensemble.ts'
import { placeRecords } from './place-records.ts'
import { planColumns } from './plan-columns.ts'
import { planLeaves } from './plan-leaves.ts'
import { writeHeader, writeLeaves, writeRecord } from './write-areas.ts'

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
  const putAll = (values: readonly number[], at: number): void =>
    values.forEach((value, index) => {
      view.setUint32(at + index * 4, value, true)
    })

  writeHeader(header, view)
  bytes.set(plan.presence, areas.presence)
  putAll(columns.sources, areas.columns)
  const heights = heightsOf(decisions)
  placed.trees.forEach(({ root, segment }, tree) => {
    const target = plan.treeTargets[tree] as number
    const depth = heights[lowered.roots[tree] as number] as number
    putAll([root, wide ? 0 : segment, target, depth], areas.trees + tree * 4 * treeFields.size)
  })
  const starts = wide ? [] : [...new Set(placed.trees.map(({ segment }) => segment))]
  let start = 0
  placed.items.forEach((item, record) => {
    if (record === starts[0]) start = starts.shift() as number
    const child = (placed.children[record] as number) - start
    const at = areas.records + record * header.recordBytes
    if (item < 0 || isLeaf(decisions, item)) {
      writeRecord(view, at, header, { column: 0, child, payload: payloads[record] as number })
      return
    }
    const column = columns.columnOf(decisions.sources[item] as number)
    writeRecord(view, at, header, { column, child, threshold: decisions.thresholds[item] as number })
  })
  writeLeaves(table, header, areas, view)
  return bytes
}
