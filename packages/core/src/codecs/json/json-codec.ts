import { InferryError } from '../../errors/inferry-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { MediaType } from '../../negotiation/media-type.ts'
import type { Payload } from '../../predictor/seams.ts'
import type { Tensors } from '../../tensor/tensor.ts'
import type { Codec, Decoded, Question } from '../codec.ts'
import { decodeText, encodeText } from '../decode-text.ts'
import { binaryHeaderWanted, tensorToOip } from '../oip/json-tensor.ts'
import { readOipRequest } from '../oip/oip-request.ts'
import { oipResponse } from '../oip/oip-response.ts'
import { readJsonRows } from '../rows/json-rows.ts'
import { rowLayout } from '../rows/row-layout.ts'
import { outputRows, selectOutputs } from '../select-outputs.ts'
import { showValue } from '../show-value.ts'
import { type JsonDialect, jsonDialect } from './dialect.ts'
import { parseJson } from './parse-json.ts'
import { readColumns } from './read-columns.ts'
import { readFrame } from './read-frame.ts'
import { nestTensor, rowEntries } from './row-entries.ts'

/**
 * `application/json` in the dialects of {@link jsonDialect}. The answer to rows is `{"predictions": […]}`, to a bare
 * array a bare array, to the Open Inference Protocol its response. How values are written: `setJson` and back.
 */
export const jsonCodec: Codec = {
  name: 'json',
  reads: ['application/json'],
  writes: ['application/json'],
  decode,
  encode,
}

function decode(body: Uint8Array, type: MediaType, manifest: Manifest): Decoded {
  const { format } = type.parameters as { format?: string }
  if (format !== undefined) {
    const message = `application/json; format=${format} is not read (MLflow 1); send dataframe_split or dataframe_records`
    throw new InferryError('UNSUPPORTED_MEDIA_TYPE', message)
  }
  const document = readDocument(body)
  const dialect = jsonDialect(document)
  if (dialect === 'oip') return readOipRequest(document as Record<string, unknown>, type.type, manifest)
  const question = { codec: 'json', dialect, type: type.type }
  return { inputs: readDialect(dialect, document, manifest), question }
}

function readDocument(body: Uint8Array): unknown {
  try {
    return parseJson(decodeText(body), 'the body')
  } catch (error) {
    const begin = new TextDecoder('latin1').decode(body.subarray(0, 65536))
    if (!(error instanceof InferryError) || !begin.includes('"binary_data_size"')) throw error
    throw new InferryError(error.code, `${error.message}; ${binaryHeaderWanted}`, { cause: error })
  }
}

function readDialect(dialect: Exclude<JsonDialect, 'oip'>, document: unknown, manifest: Manifest): Tensors {
  if (dialect === 'bare') return readJsonRows(rowLayout(manifest), document as readonly unknown[])
  const content = (document as Record<string, unknown>)[dialect]
  if (dialect === 'dataframe_split') return readFrame(rowLayout(manifest), content)
  if (Array.isArray(content)) return readJsonRows(rowLayout(manifest), content)
  if (dialect === 'inputs' && typeof content === 'object' && content !== null) {
    return readColumns(manifest, content as Record<string, unknown>)
  }
  const wanted =
    dialect === 'inputs' ? 'an array of rows or tensors, or an object of arrays by name' : 'an array of rows'
  const message = `${dialect} is ${showValue(content)}, expected ${wanted}`
  throw new InferryError('INVALID_INPUT', message, { location: { field: dialect } })
}

function encode(outputs: Tensors, _type: MediaType, manifest: Manifest, question: Question): Payload {
  const answer = question.dialect === 'oip' ? oipAnswer : rowsAnswer
  return {
    contentType: 'application/json',
    body: encodeText(JSON.stringify(answer(outputs, manifest, question))),
  }
}

function oipAnswer(outputs: Tensors, manifest: Manifest, question: Question): unknown {
  const selected = selectOutputs(outputs, manifest, question)
  return oipResponse(
    manifest,
    question,
    selected.map(({ spec, tensor }) => tensorToOip(spec.name, tensor)),
  )
}

function rowsAnswer(outputs: Tensors, manifest: Manifest, question: Question): unknown {
  const selected = selectOutputs(outputs, manifest, question)
  const predictions =
    outputRows(selected) === undefined
      ? Object.fromEntries(selected.map(({ spec, tensor }) => [spec.name, nestTensor(tensor)]))
      : rowEntries(selected)
  return question.dialect === 'bare' ? predictions : { predictions }
}
