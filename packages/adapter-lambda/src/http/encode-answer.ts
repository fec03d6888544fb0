import { isUtf8 } from 'node:buffer'
import { InferryError } from '@inferry/core'
import { type Answer, errorAnswer } from '@inferry/doors'
import type { HttpResult, HttpShape } from './http-shape.ts'

/** An answer as Lambda carries it; `id` becomes `x-request-id`. HEAD is answered without the body. */
export function encodeAnswer(answer: Answer, method: string, id: string): HttpResult {
  const { status, contentType, body } = answer
  const headers = {
    'x-request-id': id,
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...answer.headers,
  }
  if (body === undefined || body.length === 0 || method === 'HEAD')
    return { statusCode: status, headers, body: '', isBase64Encoded: false }
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const text = isText(contentType) && isUtf8(bytes)
  return {
    statusCode: status,
    headers,
    body: bytes.toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: !text,
  }
}

function isText(contentType = ''): boolean {
  return /^(text\/|application\/(json|jsonlines)\s*(;|$))/i.test(contentType)
}

/** In JSON a character of a text has up to this many bytes more: `"` has two, a control character six. */
const widest = 6
/** Of the answer beside its body. */
const head = 16 * 1024

/**
 * An error in place of an answer that would be cut off on its way, else the answer. What is far from the limit is not
 * measured.
 */
export function withinLimit(
  answer: Answer,
  result: HttpResult,
  { answerLimit, front }: HttpShape<unknown>,
): Answer {
  if (result.body.length * widest + head <= answerLimit) return answer
  const size = Buffer.byteLength(JSON.stringify(result))
  if (size <= answerLimit) return answer
  const message =
    `the answer has ${size} bytes and ${front} carries at most ${answerLimit}; send fewer rows, ` +
    'ask for a smaller form (accept: application/x-npy), or put the rows into S3 and let its event call the function'
  return {
    ...errorAnswer(new InferryError('ANSWER_TOO_LARGE', message)),
    ...(answer.model && { model: answer.model }),
  }
}
