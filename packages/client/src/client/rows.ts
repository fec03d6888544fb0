import { countOf, InferryError, type Payload } from '@inferry/core'
import { answerFault } from './answer-fault.ts'
import type { Row } from './client.ts'
import { parseAnswer } from './parse-answer.ts'

/** Rows as `{"instances": […]}`. */
export function writeRows(rows: readonly Row[]): Payload {
  const body = Buffer.from(JSON.stringify({ instances: rows }, writeValue))
  return { contentType: 'application/json', body }
}

/** What JSON has no form for, as the door reads it: exact integers, infinities, typed arrays. NaN is null, missing. */
function writeValue(_key: string, value: unknown): unknown {
  if (typeof value === 'number') return value === Infinity || value === -Infinity ? String(value) : value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array)
  return value
}

/** The list in `{"predictions": […]}`, one for each of `rows`. */
export function readPredictions(answer: Payload, rows: number): readonly unknown[] {
  const document = parseAnswer(answer)
  const { predictions } = (document ?? {}) as { readonly predictions?: unknown }
  if (Array.isArray(predictions)) {
    if (predictions.length === rows) return predictions
    throw answerFault(`${countOf(predictions.length, 'prediction')} for ${countOf(rows, 'row')}`)
  }
  if (typeof predictions !== 'object' || predictions === null) throw answerFault('no predictions in it')
  throw new InferryError(
    'NOT_ACCEPTABLE',
    `the outputs ${Object.keys(predictions).join(', ')} are not by rows; ask with infer, or with predict`,
  )
}
