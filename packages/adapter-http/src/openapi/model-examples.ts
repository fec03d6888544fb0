import type { Payload, Predictor, Sample } from '@inferry/core'
import { type ExampleRequest, exampleRequests } from './example-requests.ts'

/** A request and the answer that it got from the model. */
export interface Example {
  readonly request: ExampleRequest
  readonly answer: { readonly contentType: string; readonly body: string }
}

/**
 * The examples of one loaded model, made from its first sample and answered by the model itself, so that each can be
 * posted as it stands and gives what the document says. One that the model refuses is left out.
 */
export async function modelExamples(
  predictor: Predictor,
  samples: readonly Sample[],
): Promise<readonly Example[]> {
  const [sample] = samples
  if (sample === undefined) return []
  const examples: Example[] = []
  for (const request of exampleRequests(predictor.manifest, sample)) {
    const answer = await ask(predictor, request)
    if (answer === undefined) continue
    const body = Buffer.from(answer.body).toString('utf8')
    examples.push({ request, answer: { contentType: mediaType(answer.contentType), body } })
  }
  return examples
}

async function ask(
  predictor: Predictor,
  { contentType, body }: ExampleRequest,
): Promise<Payload | undefined> {
  try {
    return await predictor.predict({ contentType, body: Buffer.from(body) })
  } catch {
    return undefined
  }
}

function mediaType(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
}
