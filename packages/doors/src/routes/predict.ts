import {
  type CsvHeader,
  csvHeaderField,
  InferryError,
  type Payload,
  type PredictOptions,
  type Predictor,
  withCsvHeader,
} from '@inferry/core'
import type { Answer } from '../answers/answer.ts'
import { errorAnswer } from '../answers/error-answer.ts'
import { type DoorRequest, headerOf } from '../requests/door-request.ts'

/** What is asked of a predictor. */
export interface Prediction {
  readonly predictor: Predictor
  /** What the repository calls it. */
  readonly model: string
  readonly input: Payload
  readonly accept: string | undefined
  readonly signal: AbortSignal | undefined
}

/**
 * Runs a prediction; a failure is an answer too, and either names the model. Neither spreads nor `async` here: they take
 * longer than a small tree ensemble.
 */
export function predict(
  { predictor, model, input, accept, signal }: Prediction,
  outgoing: (payload: Payload, model: string) => Answer = payloadAnswer,
): Promise<Answer> {
  return predictor.predict(input, optionsOf(accept, signal)).then(
    (payload) => outgoing(payload, model),
    (error) => ({ ...errorAnswer(error), model }),
  )
}

function optionsOf(accept: string | undefined, signal: AbortSignal | undefined): PredictOptions {
  if (signal === undefined) return accept === undefined ? {} : { accept }
  return accept === undefined ? { signal } : { accept, signal }
}

/** The body as it came, under the content type that it came with; a batch job's says more in a header of its own. */
export function payloadOf({ headers, body }: DoorRequest): Payload {
  const contentType = headerOf(headers, 'content-type')
  const csvHeader = headerOf(headers, csvHeaderField)
  if (contentType !== undefined && csvHeader !== undefined)
    // What else it may be, the codec refuses.
    return { contentType: withCsvHeader(contentType, csvHeader as CsvHeader), body }
  if (contentType !== undefined) return { contentType, body }
  if (body.length === 0) throw new InferryError('EMPTY_BODY', 'the body is empty')
  throw new InferryError(
    'UNSUPPORTED_MEDIA_TYPE',
    'the content-type header is missing; name what the body is, such as application/json or text/csv',
    { location: { field: 'content-type' } },
  )
}

/** The answer of a prediction as it is. */
export function payloadAnswer({ contentType, body }: Payload, model: string): Answer {
  return { status: 200, contentType, body, model }
}
