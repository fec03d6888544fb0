import type { Payload } from '@inferry/core'
import { answerFault } from './answer-fault.ts'

/** A JSON answer's document. */
export function parseAnswer({ contentType, body }: Payload): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw answerFault(`it is ${contentType || 'of no content type'}, not application/json`)
  }
  return parseJson(body)
}

/** JSON of an answer, or of its head. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (cause) {
    throw answerFault('it is not JSON', cause)
  }
}
