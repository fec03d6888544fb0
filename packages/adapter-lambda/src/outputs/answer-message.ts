import { InferryError, type Payload } from '@inferry/core'
import { objectsVariable } from './output-variables.ts'
import type { MessageOrigin } from './outputs.ts'

/** A message as SQS takes it. */
export interface AnswerMessage {
  readonly body: string
  /** All of type String. */
  readonly attributes: Readonly<Record<string, string>>
}

/** Bytes of a body and its attributes together. Source: "Amazon SQS message quotas". */
export const longestMessage = 1024 * 1024

/**
 * The message that carries an answer: its text, or base64 of what is no text, told by `content-transfer-encoding`. Throws
 * `PAYLOAD_TOO_LARGE` for one that SQS would not take, `NOT_ACCEPTABLE` for an empty one.
 */
export function answerMessage({ contentType, body }: Payload, { messageId }: MessageOrigin): AnswerMessage {
  if (body.length === 0) {
    const message = `the answer is empty, which SQS does not take as a message; set ${objectsVariable} instead`
    throw new InferryError('NOT_ACCEPTABLE', message)
  }
  const text = textual.test(contentType) ? textOf(body) : undefined
  const attributes = {
    'content-type': contentType,
    'request-message-id': messageId,
    ...(text === undefined && { 'content-transfer-encoding': 'base64' }),
  }
  const message = { body: text ?? Buffer.from(body).toString('base64'), attributes }
  const size = sizeOf(message)
  if (size <= longestMessage) return message
  throw new InferryError(
    'PAYLOAD_TOO_LARGE',
    `the answer makes a message of ${size} bytes, SQS takes ${longestMessage}; set ${objectsVariable} instead, ` +
      'or send fewer rows in a message',
  )
}

/** Others are sent as base64, always, though their bytes may happen to be text. */
const textual = /^(text\/|application\/(json|jsonlines)\s*(;|$))/

/** What SQS takes as text: the characters of XML 1.0. */
const allowed = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u

function textOf(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    return allowed.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

function sizeOf({ body, attributes }: AnswerMessage): number {
  return Object.entries(attributes).reduce(
    (size, [name, value]) => size + Buffer.byteLength(name) + 'String'.length + Buffer.byteLength(value),
    Buffer.byteLength(body),
  )
}
