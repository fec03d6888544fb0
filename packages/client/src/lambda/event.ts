import { isUtf8 } from 'node:buffer'
import type { Payload } from '@inferry/core'
import type { PredictCallOptions } from '../client/client.ts'

/** What our Lambda handler takes from a direct invoke. */
export interface InvokeEvent {
  readonly method: 'POST'
  readonly path: '/invocations'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

/** A payload as an event: text as text, so that logs can be read, everything else in base64. */
export function writeEvent(
  { contentType, body }: Payload,
  { accept, model }: Pick<PredictCallOptions, 'accept' | 'model'>,
): InvokeEvent {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const isText = textType.test(contentType) && isUtf8(bytes)
  return {
    method: 'POST',
    path: '/invocations',
    headers: {
      'content-type': contentType,
      ...(accept !== undefined && { accept }),
      ...(model !== undefined && { 'x-amzn-sagemaker-target-model': model }),
    },
    body: bytes.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

/** Not every `+json`: that of binary tensors is not. */
const textType = /^(text\/[^;]+|application\/(json|jsonlines|x-ndjson))\s*(;|$)/i
