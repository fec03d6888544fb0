import { InferryError } from '../errors/inferry-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Tensor, Tensors } from '../tensor/tensor.ts'
import { oipDatatype } from './oip/datatype.ts'
import { showNames, showValue } from './show-value.ts'

/**
 * Whole tensors as the model's inputs, in the manifest's order. Throws `INVALID_INPUT` unless every input is there,
 * no other, with its element type, its shape, and the same number of rows, at least one.
 */
export function checkInputs(manifest: Manifest, tensors: ReadonlyMap<string, Tensor>): Tensors {
  for (const name of tensors.keys()) {
    if (manifest.inputs.some((input) => input.name === name)) continue
    const known = showNames(manifest.inputs.map((input) => input.name))
    throw fault(name, `unknown input ${showValue(name)}; known are ${known}`)
  }
  const missing = manifest.inputs.filter(({ name }) => !tensors.has(name)).map(({ name }) => name)
  if (missing.length > 0)
    throw fault(missing[0] as string, `lacks the input${missing.length > 1 ? 's' : ''} ${showNames(missing)}`)
  const checked: Record<string, Tensor> = {}
  let rows: number | undefined
  for (const { name, type, shape } of manifest.inputs) {
    const tensor = tensors.get(name) as Tensor
    if (tensor.type !== type) {
      const message = `input ${showValue(name)} has the datatype ${oipDatatype[tensor.type]}, expected ${oipDatatype[type]}`
      throw fault(name, message)
    }
    const { dims } = tensor
    if (dims.length !== shape.length || !shape.every((dim, axis) => dim < 0 || dim === dims[axis])) {
      throw fault(name, `input ${showValue(name)} has the shape [${dims}], expected [${shape}] (-1 is any)`)
    }
    if (dims[0] === 0) throw fault(name, `input ${showValue(name)} has no rows: send at least one`)
    if (shape[0] === -1) {
      rows ??= dims[0]
      if (rows !== dims[0]) throw fault(name, `input ${showValue(name)} has ${dims[0]} rows, others ${rows}`)
    }
    checked[name] = tensor
  }
  return checked
}

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
