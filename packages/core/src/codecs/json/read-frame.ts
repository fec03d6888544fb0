import { countOf } from '../../errors/count-of.ts'
import { InferryError } from '../../errors/inferry-error.ts'
import type { Tensors } from '../../tensor/tensor.ts'
import { readJsonRows, rowLabel, writeJsonCell } from '../rows/json-rows.ts'
import { matchColumns } from '../rows/match-columns.ts'
import { rowFault } from '../rows/row-fault.ts'
import type { RowLayout, Target } from '../rows/row-layout.ts'
import { closeRows, openRows } from '../rows/row-sink.ts'
import { showNames, showValue } from '../show-value.ts'

/** MLflow's `dataframe_split`: `{columns?, index?, data}`, `data` an array of rows. Without `columns` by position. */
export function readFrame(layout: RowLayout, frame: unknown): Tensors {
  if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) {
    throw wrong('dataframe_split', frame, 'an object of columns and data')
  }
  const { columns, data, index: _index, ...others } = frame as Record<string, unknown>
  const strangers = Object.keys(others)
  if (strangers.length > 0) {
    const message = `dataframe_split has the unknown keys ${showNames(strangers)}; known are columns, index, data`
    throw new InferryError('INVALID_INPUT', message)
  }
  if (!Array.isArray(data)) throw wrong('dataframe_split.data', data, 'an array of rows')
  const targets = columnTargets(layout, columns)
  return targets === undefined ? readJsonRows(layout, data) : readTargeted(layout, targets, data)
}

function columnTargets(layout: RowLayout, columns: unknown): readonly Target[] | undefined {
  if (columns === undefined || columns === null) return undefined
  if (!Array.isArray(columns)) throw wrong('dataframe_split.columns', columns, 'an array of names')
  // What pandas writes for a frame whose columns have no names: 0, 1, 2 …
  if (columns.length === layout.width && columns.every((column, at) => column === at)) return undefined
  for (const [at, column] of columns.entries()) {
    if (typeof column !== 'string') throw wrong(`dataframe_split.columns[${at}]`, column, 'a name')
  }
  return matchColumns(layout, columns as string[], 'dataframe_split.columns')
}

function readTargeted(layout: RowLayout, targets: readonly Target[], rows: readonly unknown[]): Tensors {
  const sink = openRows(layout, rows.length, rowLabel)
  for (const [row, values] of rows.entries()) {
    if (!Array.isArray(values) || values.length !== targets.length) {
      throw rowFault(
        sink,
        row,
        `${showValue(values)}, expected an array of ${countOf(targets.length, 'value')}`,
      )
    }
    for (const [at, target] of targets.entries()) writeJsonCell(sink, target, row, values[at])
  }
  return closeRows(sink, rows.length)
}

function wrong(field: string, value: unknown, wanted: string): InferryError {
  const message = `${field} is ${showValue(value)}, expected ${wanted}`
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
