import { type InferryError, type Predictor, type Sample, toInferryError } from '@inferry/core'
import { type ExampleRequest, exampleRequests } from './example-requests.ts'

/** A request and the answer that it got from the model. */
export interface Example {
  readonly request: ExampleRequest
  readonly answer: { readonly contentType: string; readonly body: string }
}

export interface ModelExamples {
  readonly examples: readonly Example[]
  /** False if one more may come of a later try, as the model was busy, or failed. */
  readonly complete: boolean
}

/**
 * The examples of one loaded model, made from its first sample and answered by the model itself, so that each can be
 * posted as it stands and gives what the document says. One that the model refuses is left out.
 */
export async function modelExamples(
  predictor: Predictor,
  samples: readonly Sample[],
): Promise<ModelExamples> {
  const [sample] = samples
  if (sample === undefined) return { examples: [], complete: true }
  const examples: Example[] = []
  let complete = true
  for (const request of exampleRequests(predictor.manifest, sample)) {
    const { contentType, body } = request
    try {
      const answer = await predictor.predict({ contentType, body: Buffer.from(body) })
      const text = Buffer.from(answer.body).toString('utf8')
      examples.push({ request, answer: { contentType: mediaType(answer.contentType), body: text } })
    } catch (error) {
      if (!isRefusal(toInferryError(error))) complete = false
    }
  }
  return { examples, complete }
}

/** Which stays one, however often it is asked. */
function isRefusal({ status }: InferryError): boolean {
  return status < 500 && status !== 429
}

function mediaType(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
}
