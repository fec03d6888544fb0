/** An HTTP request as an event carries it. */
export interface HttpQuestion {
  readonly method: string
  /** Without the query, and without a stage's name. */
  readonly path: string
  readonly query: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null | undefined
  readonly isBase64Encoded: boolean
}

/** An HTTP answer as Lambda carries it: text, or bytes as base64. */
export interface HttpResult {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

/** One form of HTTP events: pure functions in and out. */
export interface HttpShape<Event> {
  /** What the caller reaches, for messages. */
  readonly front: string
  /** The most bytes of the answer as JSON. */
  readonly answerLimit: number
  /** Throws `MALFORMED_REQUEST` for an event that is not what it seems. */
  incoming(event: Event): HttpQuestion
  outgoing(result: HttpResult, event: Event): unknown
}

/** Lambda's limit of a request and of an answer: 6 MB, which are MiB. */
export const lambdaLimit = 6 * 1024 * 1024
