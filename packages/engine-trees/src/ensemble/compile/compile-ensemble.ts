import type { Ensemble, Leaf } from '../definition.ts'
import { areasOf, type Header, maxNarrowColumns, maxNarrowStep, maxTargets } from '../layout.ts'
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
  const columns = planColumns(lowered.decisions)
  const placed = placeRecords(lowered)
  const wide =
    precision === 'float64' || columns.sources.length > maxNarrowColumns || placed.longestStep > maxNarrowStep
  const plan = planLeaves(ensemble, lowered, wide)
  const table = createLeafTable()

  /** Of each record, the leaf's payload; not used for a decision. */
  const payloads = placed.items.map((item) => {
    if (item < 0) return 0
    if (lowered.decisions.decision(item) !== undefined) return 0
    const leaf = ensemble.nodes[lowered.decisions.leafOf(item)] as Leaf
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
    records: placed.records,
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
  putAll(placed.roots, areas.roots)
  if (plan.kind === 'weight') putAll(plan.treeTargets, areas.treeTargets)
  placed.items.forEach((item, record) => {
    const decision = item < 0 ? undefined : lowered.decisions.decision(item)
    const at = areas.records + record * header.recordBytes
    if (decision === undefined) {
      writeRecord(view, at, header, { column: header.columns, step: 0, payload: payloads[record] as number })
      return
    }
    const column = columns.columnOf(decision.feature, decision.nanLeft)
    const step = (placed.children[item] as number) - record
    writeRecord(view, at, header, { column, step, threshold: decision.threshold })
  })
  writeLeaves(table, header, areas, view)
  return bytes
}
