/** One call of the function, as the Runtime API hands it to the function's process. */
export interface Invocation {
  readonly requestId: string
  /** JSON, as the caller sent it. */
  readonly payload: Uint8Array
  /** Milliseconds since 1970 at which the function is killed. */
  readonly deadline: number
  readonly functionArn: string
  readonly traceId: string
  /** JSON. */
  readonly clientContext?: string | undefined
  readonly tenantId?: string | undefined
}

/** What the function's process gave back: the handler's JSON, or with an `errorType` an error's. */
export interface FunctionAnswer {
  readonly payload: Uint8Array
  readonly errorType?: string
}

/** The answer that says `errorMessage`, in the form in which Lambda itself reports a function's failure. */
export function errorAnswer(errorType: string, errorMessage: string): FunctionAnswer {
  return { errorType, payload: Buffer.from(JSON.stringify({ errorType, errorMessage })) }
}
