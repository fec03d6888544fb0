import { countOf } from '../../errors/count-of.ts'
import { InferryError } from '../../errors/inferry-error.ts'
import type { InputSpec, Manifest } from '../../manifest/manifest.ts'
import type { Tensor, Tensors } from '../../tensor/tensor.ts'
import { orderTensors } from '../order-tensors.ts'
import { rowLabel, writeJsonCell, writeWhole } from '../rows/json-rows.ts'
import { matchNames } from '../rows/match-columns.ts'
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
  const places = matchNames(layout, names, 'inputs')
  const rows = commonLength(object, names)
  const sink = openRows(layout, rows, rowLabel)
  for (const [at, place] of places.entries()) {
    const values = object[names[at] as string] as readonly unknown[]
    const input = sink.inputs[place.input] as InputSink
    for (let row = 0; row < rows; row++) {
      // What a column [N, 1] nests is one value: [5] for 5.
      if (place.whole || input.width === 1) writeWhole(sink, input, row, values[row])
      else writeJsonCell(sink, place, row, values[row])
    }
  }
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
      const message = `inputs.${name} has ${countOf(values.length, 'row')}, inputs.${names[0]} ${rows}; all must have the same`
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
    tensors.set(name, readNested(spec.type, measured(spec, value), value, `inputs.${name}`))
  }
  return orderTensors(manifest.inputs, tensors)
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

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
