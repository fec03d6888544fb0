import { InferryError, type Payload } from '@inferry/core'
import type { SQSRecord } from 'aws-lambda'
import { fieldsOf } from '../event/event-kind.ts'

/** A message as a question. */
export interface Message {
  readonly input: Payload
  readonly accept?: string
  readonly model?: string
}

/**
 * The question that a message asks: its body, and what its attributes `content-type`, `accept`, `target-model` and
 * `content-transfer-encoding` say of it; their names in any case. Throws `MALFORMED_REQUEST` that names what is wrong.
 */
export function readMessage(record: SQSRecord): Message {
  const { body, messageAttributes } = fieldsOf(record)
  if (typeof body !== 'string') throw malformed('body', 'the message has no body')
  const attributes = attributesOf(messageAttributes)
  const {
    'content-type': contentType = 'application/json',
    accept,
    'target-model': model,
    'content-transfer-encoding': encoding,
  } = attributes
  return {
    input: { contentType, body: encoding === undefined ? Buffer.from(body) : decode(body, encoding) },
    ...(accept !== undefined && { accept }),
    ...(model !== undefined && { model }),
  }
}

const names = ['content-type', 'accept', 'target-model', 'content-transfer-encoding'] as const

type Attributes = Readonly<Partial<Record<(typeof names)[number], string>>>

/** Those of ours; others, such as a tracer's, say nothing to us. */
function attributesOf(all: unknown): Attributes {
  const attributes: Partial<Record<(typeof names)[number], string>> = {}
  for (const [given, attribute] of Object.entries(fieldsOf(all))) {
    const name = names.find((known) => known === given.toLowerCase())
    if (name === undefined) continue
    if (attributes[name] !== undefined) throw malformed(name, `the message has two attributes ${name}`)
    const { dataType, stringValue } = fieldsOf(attribute)
    const isString = typeof dataType === 'string' && /^String(\.|$)/.test(dataType)
    if (!isString || typeof stringValue !== 'string')
      throw malformed(name, `the attribute ${name} has the type ${JSON.stringify(dataType)}; send a String`)
    attributes[name] = stringValue
  }
  return attributes
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function decode(body: string, encoding: string): Uint8Array {
  const name = 'content-transfer-encoding'
  if (encoding.trim().toLowerCase() !== 'base64')
    throw malformed(
      name,
      `the attribute ${name} is ${JSON.stringify(encoding)}; send base64, or text without it`,
    )
  const text = body.replaceAll(/\s+/g, '')
  if (base64.test(text)) return Buffer.from(text, 'base64')
  throw malformed('body', `the body is not base64, though the attribute ${name} says so`)
}

function malformed(field: string, message: string): InferryError {
  return new InferryError('MALFORMED_REQUEST', message, { location: { field } })
}
