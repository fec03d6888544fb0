import { InferryError } from '../../errors/inferry-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { elementCount } from '../../tensor/create-tensor.ts'
import { bytesPerElement } from '../../tensor/element-type.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { showValue } from '../show-value.ts'
import { countStrings, tensorFromBinary } from './binary-tensor.ts'

/**
 * The one input from a body that holds its bytes alone. The length tells the one dimension that the manifest leaves
 * open; throws `INVALID_INPUT` for a model with more inputs or more open dimensions, and for a length that does not fit.
 */
export function readRawInput(manifest: Manifest, body: Uint8Array): readonly [name: string, tensor: Tensor] {
  const [spec] = manifest.inputs
  const open = spec?.shape.filter((dim) => dim < 0).length ?? 0
  if (spec === undefined || manifest.inputs.length > 1 || open > 1) {
    const message =
      'a raw body (json-header-size=0) is for models with one input and at most one open dimension'
    throw new InferryError('INVALID_INPUT', message)
  }
  const { name, type, shape } = spec
  const field = `input ${showValue(name)}`
  const fixed = elementCount(shape.filter((dim) => dim >= 0))
  const elements = type === 'string' ? countStrings(body) : body.length / bytesPerElement[type]
  const length = Math.floor(elements / fixed)
  const dims = shape.map((dim) => (dim < 0 ? length : dim))
  return [name, tensorFromBinary(type, dims, body, field)]
}
