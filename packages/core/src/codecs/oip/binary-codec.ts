import { InferryError } from '../../errors/inferry-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { formatMediaType, type MediaType } from '../../negotiation/media-type.ts'
import type { Payload } from '../../predictor/seams.ts'
import type { Tensors } from '../../tensor/tensor.ts'
import type { Codec, Decoded, Question } from '../codec.ts'
import { decodeText, encodeText } from '../decode-text.ts'
import { jsonDialect } from '../json/dialect.ts'
import { parseJson } from '../json/parse-json.ts'
import { type SelectedOutput, selectOutputs } from '../select-outputs.ts'
import { showValue } from '../show-value.ts'
import { tensorFromBinary, tensorToBinary } from './binary-tensor.ts'
import { oipDatatype } from './datatype.ts'
import { oipHeader, tensorFromOip, tensorToOip } from './json-tensor.ts'
import { type ReadInput, readOipRequest } from './oip-request.ts'
import { oipResponse } from './oip-response.ts'
import { readRawInput } from './raw-input.ts'

/** The media type that holds a JSON header's length, since SageMaker strips headers that it does not know. */
export const oipBinaryType = 'application/vnd.sagemaker-triton.binary+json'

/**
 * The Open Inference Protocol's binary extension: a JSON request or response of `json-header-size` bytes, then the
 * bytes of each tensor that has `binary_data_size`. Size 0: the body is the one input's bytes alone.
 */
export const oipBinaryCodec: Codec = {
  name: 'oip-binary',
  reads: [oipBinaryType],
  writes: [oipBinaryType],
  decode,
  encode,
}

function decode(body: Uint8Array, type: MediaType, manifest: Manifest): Decoded {
  const headerSize = readHeaderSize(type, body.length)
  if (headerSize === 0) {
    const [name, tensor] = readRawInput(manifest, body)
    return {
      inputs: { [name]: tensor },
      question: { codec: 'oip-binary', dialect: 'oip', type: type.type, binary: true },
    }
  }
  const document = parseJson(decodeText(body.subarray(0, headerSize)), 'the JSON header')
  if (jsonDialect(document) !== 'oip') {
    throw new InferryError(
      'INVALID_INPUT',
      'the JSON header is no Open Inference Protocol request: inputs must be tensors',
    )
  }
  const rest = { bytes: body.subarray(headerSize), at: 0 }
  const decoded = readOipRequest(document as Record<string, unknown>, type.type, manifest, inputReader(rest))
  if (rest.at !== rest.bytes.length) {
    const message = `${rest.bytes.length - rest.at} bytes are left after the last binary tensor`
    throw new InferryError('MALFORMED_BODY', message)
  }
  return decoded
}

function readHeaderSize({ parameters }: MediaType, length: number): number {
  const text = parameters['json-header-size']
  if (text === undefined) return length
  const size = /^\d{1,10}$/.test(text) ? Number(text) : -1
  if (size >= 0 && size <= length) return size
  const message = `json-header-size=${showValue(text)} is no number of bytes from 0 to the body's ${length}`
  throw new InferryError('MALFORMED_BODY', message)
}

/** Reads inputs with `binary_data_size` from `rest`, one after the other, and others from their `data`. */
function inputReader(rest: { readonly bytes: Uint8Array; at: number }): ReadInput {
  return (value, where) => {
    const { parameters, data } = (value ?? {}) as { parameters?: unknown; data?: unknown }
    const { binary_data_size: size } = (parameters ?? {}) as { binary_data_size?: unknown }
    if (size === undefined) return tensorFromOip(value, where)
    const field = `${where}.parameters.binary_data_size`
    if (data !== undefined) throw fault(field, 'stands beside data; an input has one of them')
    const left = rest.bytes.length - rest.at
    if (!Number.isSafeInteger(size) || (size as number) < 0 || (size as number) > left) {
      throw fault(field, `is ${showValue(size)}, expected a number of bytes up to the ${left} that are left`)
    }
    const { name, type, dims } = oipHeader(value, where)
    const start = rest.at
    rest.at += size as number
    const bytes = rest.bytes.subarray(start, rest.at)
    return { name, tensor: tensorFromBinary(type, dims, bytes, `${where} (${showValue(name)})`) }
  }
}

function encode(outputs: Tensors, { type }: MediaType, manifest: Manifest, question: Question): Payload {
  const parts: Uint8Array[] = []
  const entries = selectOutputs(outputs, manifest, question).map((output) => {
    const { spec, tensor } = output
    if (!isBinary(output, question)) return tensorToOip(spec.name, tensor)
    const bytes = tensorToBinary(tensor)
    parts.push(bytes)
    return {
      name: spec.name,
      shape: tensor.dims,
      datatype: oipDatatype[tensor.type],
      parameters: { binary_data_size: bytes.length },
    }
  })
  const header = encodeText(JSON.stringify(oipResponse(manifest, question, entries)))
  const contentType = formatMediaType({ type, parameters: { 'json-header-size': String(header.length) } })
  return { contentType, body: join([header, ...parts]) }
}

/** A question in this form says which outputs are binary; for any other question all are. */
function isBinary({ requested }: SelectedOutput, question: Question): boolean {
  return question.codec === 'oip-binary' ? (requested?.binary ?? question.binary ?? false) : true
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function fault(field: string, sentence: string): InferryError {
  return new InferryError('INVALID_INPUT', `${field} ${sentence}`, { location: { field } })
}
