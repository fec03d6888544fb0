import { isUtf8 } from 'node:buffer'
import type { RequestCase } from '@inferry/testing'
import { base64Body, wireBody } from './wire-body.ts'

/** What a program invokes the function with: it knows what its body is, and sends no bytes as text. */
export function envelopeEvent(request: RequestCase): unknown {
  const { method, path, headers, body } = request
  return { method, path, headers, ...(isUtf8(body) ? wireBody(request) : base64Body(body)) }
}
