import { InferryError } from '../../errors/inferry-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { Decoded, RequestedOutput } from '../codec.ts'
import { orderTensors } from '../order-tensors.ts'
import { findOutput } from '../select-outputs.ts'
import { showValue } from '../show-value.ts'
import { tensorFromOip } from './json-tensor.ts'

/** Reads one item of `inputs`. */
export type ReadInput = (value: unknown, where: string) => { readonly name: string; readonly tensor: Tensor }

/**
 * Reads an Open Inference Protocol v2 infer request: `{id?, parameters?, inputs, outputs?}`. Parameters other than
 * those of the binary extension are ignored, as the protocol allows.
 */
export function readOipRequest(
  request: Readonly<Record<string, unknown>>,
  type: string,
  manifest: Manifest,
  readInput: ReadInput = tensorFromOip,
): Decoded {
  const { id, parameters, inputs, outputs } = request
  if (id !== undefined && typeof id !== 'string') throw wrong('id', id, 'a string')
  if (!Array.isArray(inputs)) throw wrong('inputs', inputs, 'an array of tensors')
  const tensors = new Map<string, Tensor>()
  for (const [at, input] of inputs.entries()) {
    const { name, tensor } = readInput(input, `inputs[${at}]`)
    if (tensors.has(name)) {
      const message = `inputs[${at}] is ${showValue(name)} again; an input may stand once`
      throw new InferryError('INVALID_INPUT', message, { location: { field: name } })
    }
    tensors.set(name, tensor)
  }
  const binary = flag(parameters, 'binary_data_output', 'parameters') ?? false
  const requested = readOutputs(outputs, manifest)
  const anyBinary = requested === undefined ? binary : requested.some((output) => output.binary ?? binary)
  return {
    inputs: orderTensors(manifest.inputs, tensors),
    question: {
      codec: anyBinary ? 'oip-binary' : 'json',
      dialect: 'oip',
      type,
      binary,
      ...(id !== undefined && { id }),
      ...(requested && { outputs: requested }),
    },
  }
}

function readOutputs(outputs: unknown, manifest: Manifest): readonly RequestedOutput[] | undefined {
  if (outputs === undefined || outputs === null) return undefined
  if (!Array.isArray(outputs)) throw wrong('outputs', outputs, 'an array of outputs')
  if (outputs.length === 0) return undefined
  const seen = new Set<string>()
  return outputs.map((output: unknown, at) => {
    const where = `outputs[${at}]`
    if (typeof output !== 'object' || output === null) throw wrong(where, output, 'an object')
    const { name, parameters } = output as Record<string, unknown>
    if (typeof name !== 'string') throw wrong(`${where}.name`, name, 'a name')
    findOutput(manifest, name)
    if (seen.has(name)) throw wrong(`${where}.name`, name, 'an output that was not asked for before')
    seen.add(name)
    const binary = flag(parameters, 'binary_data', `${where}.parameters`)
    return binary === undefined ? { name } : { name, binary }
  })
}

function flag(parameters: unknown, key: string, where: string): boolean | undefined {
  if (parameters === undefined || parameters === null) return undefined
  if (typeof parameters !== 'object' || Array.isArray(parameters)) throw wrong(where, parameters, 'an object')
  const value = Object.hasOwn(parameters, key) ? (parameters as Record<string, unknown>)[key] : undefined
  if (value === undefined || typeof value === 'boolean') return value
  throw wrong(`${where}.${key}`, value, 'true or false')
}

function wrong(field: string, value: unknown, wanted: string): InferryError {
  const message = `${field} is ${showValue(value)}, expected ${wanted}`
  return new InferryError('INVALID_INPUT', message, { location: { field } })
}
