import { type InferryError, toInferryError } from '@inferry/core'
import type { Answer } from './answer.ts'
import { jsonAnswer } from './answer.ts'
import { locationWithoutPaths, withoutPaths } from './without-paths.ts'

/** The one JSON body of every failed request; as `error` is a string, it is an Open Inference Protocol error too. */
export interface ErrorBody {
  readonly error: string
  /** `ErrorCode` of core, or `ROUTE_NOT_FOUND`, `METHOD_NOT_ALLOWED`. */
  readonly code: string
  /** Where the fault lies in the request, as far as it is known; rows count from 0. */
  readonly location?: InferryError['location']
}

/**
 * Turns what a handler threw into the answer. What is not ours is an `INTERNAL` error whose message stays in the
 * log: it may tell of this machine, and the caller can do nothing about it. For the same reason, faults of ours name
 * files without their folders.
 */
export function errorAnswer(thrown: unknown): Answer {
  const error = toInferryError(thrown)
  const { status, code, location, retryAfter } = error
  // What a request did wrong is said as it is: its paths are the caller's own.
  const where = location && (status < 500 ? location : locationWithoutPaths(location))
  const body: ErrorBody = { error: messageFor(error), code, ...(where && { location: where }) }
  const headers = {
    ...(retryAfter !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
    // Of a content coding only: with other types it would tell the caller to compress (RFC 7694 §3).
    ...(status === 415 && location?.field === 'content-encoding' && { 'accept-encoding': 'gzip' }),
  }
  return { ...jsonAnswer(status, body, headers), error }
}

function messageFor(error: InferryError): string {
  const { code, status, message, location } = error
  if (code !== 'INTERNAL') return status < 500 ? message : withoutPaths(message, location)
  return 'the server failed to answer this request; its log tells why, under the id in x-request-id'
}
