import { InferryError, type Payload } from '@inferry/core'
import { answerFault } from '../client/answer-fault.ts'
import { parseJson } from '../client/parse-answer.ts'
import { answerError } from '../errors/answer-error.ts'
import { timedOut } from './function-error.ts'

/** The payload in what our Lambda handler returned to a direct invoke; throws the error that it tells of. */
export function readAnswer(returned: Uint8Array, to: string): Payload {
  const { statusCode, headers, body, isBase64Encoded } = parseEnvelope(returned, to)
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (statusCode < 200 || statusCode > 299) {
    throw answerError({ from: to, status: statusCode, headers, body: bytes })
  }
  return { contentType: headers['content-type'] ?? '', body: bytes }
}

interface Envelope {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

function parseEnvelope(returned: Uint8Array, to: string): Envelope {
  const text = Buffer.from(returned).toString('utf8', 0, 1000)
  // AWS's emulator says so in plain text and with 200.
  if (timedOut.test(text) && !text.startsWith('{')) {
    throw new InferryError('DEADLINE_EXCEEDED', `${to}: ${text.trim()}`)
  }
  const document = (parseJson(returned) ?? {}) as Partial<Record<keyof Envelope, unknown>>
  const { statusCode, headers, body = '', isBase64Encoded = false } = document
  if (!Number.isInteger(statusCode) || typeof body !== 'string' || typeof isBase64Encoded !== 'boolean') {
    throw answerFault(`${to} returned no statusCode and body`)
  }
  return { statusCode: statusCode as number, headers: lowerCase(headers), body, isBase64Encoded }
}

function lowerCase(headers: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((headers ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]))
}
