import { type DoorAnswer, pickHeaders } from '@inferry/testing'

/** What every front reads of a function's answer. */
interface Result {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

/**
 * The answer that the client gets. `several`: the front reads `multiValueHeaders` alone, as a load balancer whose
 * events have them does.
 */
export function answerOf(result: unknown, several: boolean): DoorAnswer {
  const { statusCode, headers, multiValueHeaders, body = '', isBase64Encoded = false } = result as Result
  const joined = Object.entries(multiValueHeaders ?? {}).map(([name, values]) => [name, values.join(', ')])
  const sent: Readonly<Record<string, string>> = several ? Object.fromEntries(joined) : (headers ?? {})
  const type = Object.entries(sent).find(([name]) => name.toLowerCase() === 'content-type')
  return {
    status: statusCode,
    contentType: type?.[1],
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
    headers: pickHeaders(sent),
  }
}
