import { InferryError, oipBinaryType, type Payload } from '@inferry/core'
import type { Answer } from '../answers/answer.ts'
import { type Headers, headerOf } from '../requests/door-request.ts'
import { payloadAnswer } from './predict.ts'

/** The Open Inference Protocol's header: how many bytes of a body with binary tensors are JSON. */
const header = 'inference-header-content-length'

/**
 * The payload that the codecs see. With the header, the binary media type. Without it the protocol's body is JSON,
 * so what clients send for want of a better type (`curl -d` a form, others octets or nothing) is taken as JSON.
 */
export function incoming(headers: Headers, body: Uint8Array): Payload {
  const size = headers[header]
  if (size !== undefined) {
    if (typeof size !== 'string' || !/^\d{1,15}$/.test(size)) {
      const message = `Inference-Header-Content-Length is ${JSON.stringify(size)}, expected a whole number of bytes`
      throw new InferryError('MALFORMED_BODY', message, { location: { field: header } })
    }
    return { contentType: `${oipBinaryType};json-header-size=${size}`, body }
  }
  const contentType = headerOf(headers, 'content-type') ?? 'application/json'
  if (octets.test(contentType)) checkJson(body)
  return { contentType: vague.test(contentType) ? 'application/json' : contentType, body }
}

const octets = /^application\/octet-stream\s*(;|$)/i

/** Throws for octets that cannot be JSON: binary tensors whose header was forgotten. */
function checkJson(body: Uint8Array): void {
  const first = body.find((byte) => !blank.has(byte))
  if (first === undefined || begins.has(first)) return
  const message =
    'the body is not JSON, and the header Inference-Header-Content-Length is missing, which says how many of its bytes are (0 if it is one tensor alone)'
  throw new InferryError('MALFORMED_BODY', message, { location: { field: header } })
}

const blank: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n'))
/** Of an object, an array, and the byte order mark. */
const begins: ReadonlySet<number> = new Set([0x7b, 0x5b, 0xef])

const vague = /^application\/(x-www-form-urlencoded|octet-stream)\s*(;|$)/i

/** `accept` as the codecs know it: octets are the binary form. */
export function incomingAccept(accept: string | undefined): string | undefined {
  return accept?.replace(/application\/octet-stream/gi, oipBinaryType)
}

/** The binary media type back into the header; every other answer as it is. */
export function outgoing(payload: Payload, model: string): Answer {
  if (!payload.contentType.startsWith(oipBinaryType)) return payloadAnswer(payload, model)
  const size = /json-header-size=(\d+)/.exec(payload.contentType)?.[1] ?? '0'
  return {
    status: 200,
    contentType: 'application/octet-stream',
    body: payload.body,
    headers: { 'Inference-Header-Content-Length': size },
    model,
  }
}
