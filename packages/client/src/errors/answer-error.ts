import { InferryError } from '@inferry/core'
import { codeOfStatus } from './code-of-status.ts'
import { parseErrorBody } from './error-body.ts'
import { parseRetryAfter } from './retry-after.ts'

export interface FailedAnswer {
  /** Who answered, for messages. */
  readonly from: string
  readonly status: number
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Uint8Array
}

/** Characters of a foreign body that a message shows. */
const shown = 300

/**
 * The error of an answer that is none: a door's own is the error that was thrown behind it; of others' answers the code
 * is the nearest by status. The cause names the answer, with the id under which the server's log tells more.
 */
export function answerError({ from, status, headers, body }: FailedAnswer): InferryError {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  const ours = parseErrorBody(text)
  const id = headers['x-request-id']
  const answered = `${from} answered ${status}`
  const retryAfter = parseRetryAfter(headers['retry-after'])
  return new InferryError(ours?.code ?? codeOfStatus(status), ours?.message ?? foreign(answered, text), {
    cause: new Error(typeof id === 'string' ? `${answered} (x-request-id ${id})` : answered),
    ...(ours?.location && { location: ours.location }),
    ...(retryAfter !== undefined && { retryAfter }),
  })
}

function foreign(answered: string, text: string): string {
  const line = text
    .slice(0, 4 * shown)
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (line === '') return answered
  return `${answered}: ${line.length > shown ? `${line.slice(0, shown)}…` : line}`
}
