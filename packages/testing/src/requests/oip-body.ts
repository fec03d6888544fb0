import { type Tensor, tensorToBinary, tensorToOip } from '@inferry/core'
import type { Subject } from './subject.ts'

/** An Open Inference Protocol request: the subject's inputs in JSON, and what stands beside them. */
export function oipRequest({ manifest, inputs }: Subject, beside: object = {}): object {
  return { ...beside, inputs: manifest.inputs.map(({ name }) => tensorToOip(name, inputs[name] as Tensor)) }
}

/** The same with binary tensors: the body, and how many of its bytes are JSON. */
export interface BinaryBody {
  readonly headerSize: number
  readonly body: Uint8Array
}

export function oipBinary({ manifest, inputs }: Subject, beside: object = {}): BinaryBody {
  const parts: Uint8Array[] = []
  const entries = manifest.inputs.map(({ name }) => {
    const tensor = inputs[name] as Tensor
    const bytes = tensorToBinary(tensor)
    parts.push(bytes)
    const { shape, datatype } = tensorToOip(name, tensor)
    return { name, shape, datatype, parameters: { binary_data_size: bytes.length } }
  })
  const header = Buffer.from(JSON.stringify({ ...beside, inputs: entries }))
  return { headerSize: header.length, body: Buffer.concat([header, ...parts]) }
}
