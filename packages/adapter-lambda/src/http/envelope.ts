import { base64Field, bodyField, joinHeaders } from './fields.ts'
import { type HttpShape, lambdaLimit } from './http-shape.ts'

/** A request that a program invokes the function with, which is how a direct invoke carries any content type. */
export interface Envelope {
  /** `POST` unless given. */
  readonly method?: string
  /** With its query; `/invocations` unless given. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Text, or base64. */
  readonly body: string
  readonly isBase64Encoded?: boolean
}

/** Answered by an `HttpResult`, whatever the status: an HTTP error is no failure of the function. */
export const envelope: HttpShape<Envelope> = {
  front: 'an invoke',
  answerLimit: lambdaLimit,
  incoming({ method = 'POST', path = '/invocations', headers, body, isBase64Encoded }) {
    const [bare = '', query = ''] = String(path).split('?', 2)
    return {
      method: String(method).toUpperCase(),
      path: bare,
      query,
      headers: joinHeaders(headers, undefined),
      body: bodyField(body),
      isBase64Encoded: base64Field(isBase64Encoded),
    }
  },
  outgoing: (result) => result,
}
