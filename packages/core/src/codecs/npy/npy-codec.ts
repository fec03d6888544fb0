import { InferryError } from '../../errors/inferry-error.ts'
import type { Codec } from '../codec.ts'
import { rowLayout } from '../rows/row-layout.ts'
import { outputRows, selectOutputs } from '../select-outputs.ts'
import { parseNpy } from './npy-header.ts'
import { readNpyRows } from './npy-rows.ts'
import { writeNpy, writeNpyFields } from './write-npy.ts'

/**
 * numpy's npy file (`application/x-npy`, as SageMaker's `NumpySerializer` sends). The answer is an array of the one
 * output's element type and shape; of several outputs a structured array with a field each.
 */
export const npyCodec: Codec = {
  name: 'npy',
  reads: ['application/x-npy', 'application/npy'],
  writes: ['application/x-npy', 'application/npy'],
  decode(body, { type }, manifest) {
    const inputs = readNpyRows(rowLayout(manifest), parseNpy(body))
    return { inputs, question: { codec: 'npy', dialect: 'npy', type } }
  },
  encode(outputs, { type }, manifest, question) {
    const selected = selectOutputs(outputs, manifest, question)
    const [only] = selected
    if (only && selected.length === 1) return { contentType: type, body: writeNpy(only.tensor) }
    const rows = outputRows(selected)
    if (rows === undefined) {
      const shapes = selected.map(({ spec, tensor }) => `${spec.name} [${tensor.dims}]`).join(', ')
      throw new InferryError(
        'NOT_ACCEPTABLE',
        `npy cannot hold outputs that have not the same rows: ${shapes}`,
      )
    }
    const tensors = new Map(selected.map(({ spec, tensor }) => [spec.name, tensor]))
    return { contentType: type, body: writeNpyFields(tensors, rows) }
  },
}
