import {
  type OipTensor,
  oipBinaryType,
  oipDatatype,
  oipHeader,
  type Payload,
  type Tensor,
  type Tensors,
  tensorFromBinary,
  tensorFromOip,
  tensorToBinary,
} from '@inferry/core'
import { answerFault } from './answer-fault.ts'
import { parseAnswer, parseJson } from './parse-answer.ts'

/** What tensors travel as; `json-header-size` tells how many bytes come before those of the tensors. */
export const tensorsType = oipBinaryType

/** Tensors as an infer request of the Open Inference Protocol, all of them binary. */
export function writeTensors(inputs: Tensors): Payload {
  const parts: Uint8Array[] = []
  const entries = Object.entries(inputs).map(([name, tensor]) => {
    const bytes = tensorToBinary(tensor)
    parts.push(bytes)
    return {
      name,
      shape: tensor.dims,
      datatype: oipDatatype[tensor.type],
      parameters: { binary_data_size: bytes.length },
    } satisfies Omit<OipTensor, 'data'> & { parameters: unknown }
  })
  const request = { inputs: entries, parameters: { binary_data_output: true } }
  const header = Buffer.from(JSON.stringify(request))
  return {
    contentType: `${tensorsType};json-header-size=${header.length}`,
    body: Buffer.concat([header, ...parts]),
  }
}

/** The tensors of an infer answer, binary or JSON. */
export function readTensors(answer: Payload): Tensors {
  const { contentType, body } = answer
  if (!contentType.toLowerCase().startsWith(tensorsType)) {
    return readOutputs(parseAnswer(answer), new Uint8Array(0))
  }
  const size = Number(/;\s*json-header-size="?(\d{1,15})/i.exec(contentType)?.[1] ?? body.length)
  if (size > body.length) throw answerFault(`json-header-size=${size}, but it has ${body.length} bytes`)
  return readOutputs(parseJson(body.subarray(0, size)), body.subarray(size))
}

function readOutputs(document: unknown, bytes: Uint8Array): Tensors {
  const { outputs } = (document ?? {}) as { readonly outputs?: unknown }
  if (!Array.isArray(outputs)) throw answerFault('no outputs in it')
  const tensors = new Map<string, Tensor>()
  let at = 0
  for (const [index, output] of outputs.entries()) {
    const where = `outputs[${index}]`
    const size = binarySize(output)
    try {
      const { name, tensor } =
        size === undefined
          ? tensorFromOip(output, where)
          : readBinary(output, bytes.subarray(at, at + size), where)
      tensors.set(name, tensor)
    } catch (cause) {
      throw answerFault((cause as Error).message, cause)
    }
    at += size ?? 0
  }
  if (at !== bytes.length) throw answerFault(`${bytes.length} bytes of tensors, the header tells of ${at}`)
  return Object.fromEntries(tensors)
}

function readBinary(output: unknown, bytes: Uint8Array, where: string) {
  const { name, type, dims } = oipHeader(output, where)
  return { name, tensor: tensorFromBinary(type, dims, bytes, where) }
}

function binarySize(output: unknown): number | undefined {
  const { parameters } = (output ?? {}) as { readonly parameters?: { readonly binary_data_size?: unknown } }
  const size = parameters?.binary_data_size
  if (size === undefined) return undefined
  if (!Number.isSafeInteger(size) || (size as number) < 0) {
    throw answerFault(`binary_data_size is ${JSON.stringify(size)}`)
  }
  return size as number
}
