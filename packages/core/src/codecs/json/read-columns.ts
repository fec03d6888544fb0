import { InferryError } from '../../errors/inferry-error.ts'
import type { InputSpec, Manifest } from '../../manifest/manifest.ts'
import type { Tensor, Tensors } from '../../tensor/tensor.ts'
import { checkInputs } from '../check-inputs.ts'
import { rowLabel, writeJsonCell, writeWhole } from '../rows/json-rows.ts'
import { type RowLayout, rowLayout } from '../rows/row-layout.ts'
import { closeRows, type InputSink, openRows } from '../rows/row-sink.ts'
import { showNames, showValue } from '../show-value.ts'
import { readNested } from './nested.ts'

/**
 * MLflow's `inputs` as an object: an array of all rows for each name, an input's or a column's. For a model with a
 * scalar input, which has no rows, a whole tensor for each input.
 */
export function readColumns(manifest: Manifest, object: Readonly<Record<string, unknown>>): Tensors {
  return manifest.inputs.some(({ shape }) => shape.length === 0)
    ? readWholeTensors(manifest, object)
    : readRowsByName(rowLayout(manifest), object)
}

function readRowsByName(layout: RowLayout, object: Readonly<Record<string, unknown>>): Tensors {
  const names = Object.keys(object)
  const rows = commonLength(object, names)
  const sink = openRows(layout, rows, rowLabel)
  const missing = new Set(layout.inputs.flatMap(({ columns, name }) => columns ?? [name]))
  for (const name of names) {
    const values = object[name] as readonly unknown[]
    const target = layout.columns.get(name)
    if (target !== undefined) {
      const single = layout.inputs[target.input]?.width === 1
      for (let row = 0; row < rows; row++) {
        const value = values[row]
        const nested = single && Array.isArray(value) && value.length === 1
        writeJsonCell(sink, target, row, nested ? value[0] : value)
      }
      if (!missing.delete(name))
        throw fault(name, `inputs gives ${showValue(name)} twice, as a column and within its input`)
      continue
    }
    const at = layout.inputs.findIndex((input) => input.name === name)
    if (at < 0) throw fault(name, `inputs has the unknown name ${showValue(name)}; ${knownInputs(layout)}`)
    const input = sink.inputs[at] as InputSink
    for (let row = 0; row < rows; row++) writeWhole(sink, input, row, values[row])
    for (const column of input.layout.columns ?? [name]) {
      if (!missing.delete(column))
        throw fault(column, `inputs gives ${showValue(column)} twice, as a column and within its input`)
    }
  }
  const [first] = missing
  if (first !== undefined) throw fault(first, `inputs lacks ${showNames(missing)}`)
  return closeRows(sink, rows)
}

function commonLength(object: Readonly<Record<string, unknown>>, names: readonly string[]): number {
  let rows: number | undefined
  for (const name of names) {
    const values = object[name]
    if (!Array.isArray(values))
      throw fault(name, `inputs.${name} is ${showValue(values)}, expected an array of rows`)
    rows ??= values.length
    if (rows !== values.length) {
      const message = `inputs.${name} has ${values.length} rows, inputs.${names[0]} ${rows}; all must have the same`
      throw fault(name, message)
    }
  }
  return rows ?? 0
}

function readWholeTensors(manifest: Manifest, object: Readonly<Record<string, unknown>>): Tensors {
  const tensors = new Map<string, Tensor>()
  for (const [name, value] of Object.entries(object)) {
    const spec = manifest.inputs.find((input) => input.name === name)
    if (spec === undefined) {
      const known = showNames(manifest.inputs.map((input) => input.name))
      throw fault(name, `inputs has the unknown name ${showValue(name)}; known are ${known}`)
    }
    const item = spec.shape.length === 0 && !Array.isArray(value) ? [value] : value
    tensors.set(name, readNested(spec.type, measured(spec, item), item, `inputs.${name}`))
  }
  return checkInputs(manifest, tensors)
}

/** The manifest's shape, open dimensions taken from the value's first items. */
function measured({ shape }: InputSpec, value: unknown): number[] {
  let item = value
  return shape.map((dim) => {
    const length = Array.isArray(item) ? item.length : 0
    item = Array.isArray(item) ? item[0] : undefined
    return dim < 0 ? length : dim
  })
}

function knownInputs(layout: RowLayout): string {
  return `known are ${showNames(new Set(layout.inputs.flatMap(({ name, columns }) => [name, ...(columns ?? [])])))}`
}

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
