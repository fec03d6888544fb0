import { tensorFromOip } from '../codecs/oip/json-tensor.ts'
import { orderTensors } from '../codecs/order-tensors.ts'
import { countOf } from '../errors/count-of.ts'
import { InferryError } from '../errors/inferry-error.ts'
import { arrayOf, fault, type Located, member, objectOf, stringOf, unique } from '../manifest/check-json.ts'
import type { Manifest, TensorSpec } from '../manifest/manifest.ts'
import { parseDocument } from '../manifest/parse-document.ts'
import { checkTensors } from '../predictor/check-tensors.ts'
import { rowCount } from '../tensor/rows.ts'
import type { Tensor, Tensors } from '../tensor/tensor.ts'
import type { Sample } from './artifact.ts'

/**
 * Reads a samples file: a JSON array of `{"name", "inputs": […], "outputs": […]}` with tensors as the Open Inference
 * Protocol writes them. Every input of the manifest must be there; outputs may be left out, but not all. Throws
 * `INVALID_ARTIFACT` that names the sample and the tensor. `file` names the document in messages.
 */
export function parseSamples(text: string | Uint8Array, manifest: Manifest, file: string): readonly Sample[] {
  const names = new Set<string>()
  return arrayOf({ ...parseDocument(text, file), at: 'samples' }, 1, 'samples').map((found) => {
    objectOf(found, ['name', 'inputs', 'outputs'], [])
    const name = member(found, 'name')
    stringOf(name, 1)
    unique(name, names)
    const inputs = readTensors(member(found, 'inputs'), manifest.inputs, 'input')
    const outputs = readTensors(member(found, 'outputs'), manifest.outputs, 'output')
    checkRows(found, { inputs, outputs }, manifest)
    return { name: name.value as string, inputs, outputs }
  })
}

/** In the order of `specs`, whatever the order in the file. */
function readTensors(found: Located, specs: readonly TensorSpec[], noun: 'input' | 'output'): Tensors {
  const read = new Map<string, Tensor>()
  try {
    for (const item of arrayOf(found, 1, `${noun}s`)) {
      const { name, tensor } = tensorFromOip(item.value, item.at)
      if (read.has(name)) throw fault(item, `${item.at} is the ${noun} ${JSON.stringify(name)} again`)
      read.set(name, tensor)
    }
    const tensors = orderTensors(specs, read)
    checkTensors(tensors, specs, noun, noun === 'input' ? 'all' : 'some')
    return tensors
  } catch (error) {
    if (!(error instanceof InferryError) || error.code === 'INVALID_ARTIFACT') throw error
    throw fault(found, `${found.at}: ${error.message}`)
  }
}

/** One answer for each row that was asked. */
function checkRows(found: Located, { inputs, outputs }: Omit<Sample, 'name'>, manifest: Manifest): void {
  const counting = ({ shape }: TensorSpec) => shape[0] === -1
  if (!manifest.inputs.every(counting) || !manifest.outputs.every(counting)) return
  const [asked, answered] = [rowCount(inputs), rowCount(outputs)]
  if (asked !== answered)
    throw fault(found, `${found.at} asks ${countOf(asked as number, 'row')} and answers ${answered}`)
}
