/** What a door answers with. */
export interface Answer {
  readonly status: number
  /** None for an answer without a body. */
  readonly contentType?: string
  readonly body?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** The model that was asked, once it proved to be one, for metrics and logs. */
  readonly model?: string
  /** Why it failed, for the log. */
  readonly error?: Error
  /** What else the request's line in the log is to tell, of names that it has not itself. */
  readonly log?: Readonly<Record<string, string>>
}

/** A JSON answer. */
export function jsonAnswer(status: number, value: unknown, headers?: Answer['headers']): Answer {
  return {
    status,
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(value)),
    ...(headers && { headers }),
  }
}

/** A plain text answer. */
export function textAnswer(status: number, text: string, contentType = 'text/plain; charset=utf-8'): Answer {
  return { status, contentType, body: Buffer.from(text) }
}
