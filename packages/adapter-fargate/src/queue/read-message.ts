import { InferryError } from '@inferry/core'
import type { MessageTask } from './message-task.ts'
import { namedObjects } from './named-objects.ts'
import type { MessageAttribute, ReceivedMessage } from './queue.ts'

export interface ReadMessageOptions {
  readonly holds: 'auto' | 'object' | 'records'
  /** Of records whose message does not tell. */
  readonly contentType?: string | undefined
}

/**
 * What a message asks for. Its attributes `content-type`, `accept` and `content-transfer-encoding` (names in any case) are
 * of records; a message with the first of them is taken for records. Throws `MALFORMED_REQUEST`.
 */
export function readMessage(
  { body, attributes }: Pick<ReceivedMessage, 'body' | 'attributes'>,
  { holds, contentType = 'application/json' }: ReadMessageOptions,
): MessageTask {
  const told = attributesOf(attributes)
  if (holds === 'object' || (holds === 'auto' && told['content-type'] === undefined)) {
    const named = namedObjects(body)
    if (named !== undefined) return named
    if (holds === 'object')
      throw malformed('body', 'the message names no object; send s3://bucket/key, or an event of S3')
  }
  if (body === '') throw malformed('body', 'the message has no body')
  const { accept, 'content-transfer-encoding': encoding } = told
  return {
    kind: 'records',
    records: {
      contentType: told['content-type'] ?? contentType,
      body: encoding === undefined ? Buffer.from(body) : decode(body, encoding),
    },
    ...(accept !== undefined && { accept }),
  }
}

const names = ['content-type', 'accept', 'content-transfer-encoding'] as const

type Told = Readonly<Partial<Record<(typeof names)[number], string>>>

/** Those of ours; others, such as a tracer's, say nothing to us. */
function attributesOf(all: Readonly<Record<string, MessageAttribute>>): Told {
  const told: Partial<Record<(typeof names)[number], string>> = {}
  for (const [given, { type, text }] of Object.entries(all)) {
    const name = names.find((known) => known === given.toLowerCase())
    if (name === undefined) continue
    if (told[name] !== undefined) throw malformed(name, `the message has two attributes ${name}`)
    if (!/^String(\.|$)/.test(type) || text === undefined)
      throw malformed(name, `the attribute ${name} has the type ${JSON.stringify(type)}; send a String`)
    told[name] = text
  }
  return told
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
