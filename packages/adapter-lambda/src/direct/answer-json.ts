import { InferryError } from '@inferry/core'
import type { Answer, DoorRequest } from '@inferry/doors'
import { lambdaLimit } from '../http/http-shape.ts'

/** An event that is the question itself, in any of the JSON dialects, as a request to `/invocations`. */
export function jsonRequest(event: unknown, signal: AbortSignal): DoorRequest {
  const body = Buffer.from(JSON.stringify(event ?? null))
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    query: '',
    params: {},
    body,
    signal,
  }
}

/** The value that the function returns; throws what went wrong, and `ANSWER_TOO_LARGE`. */
export function jsonResult({ error, body = new Uint8Array() }: Answer): unknown {
  if (error !== undefined) throw error
  if (body.length > lambdaLimit) {
    const message = `the answer has ${body.length} bytes and an invoke carries at most ${lambdaLimit}; send fewer rows`
    throw new InferryError('ANSWER_TOO_LARGE', message)
  }
  return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
}
