/**
 * What the Runtime API takes as the body of an error, with the fields of AWS's runtime interface client for Node: its
 * stack is `trace`, where those of other languages have `stackTrace`.
 */
export interface ErrorReport {
  readonly errorType: string
  readonly errorMessage: string
  /** The lines of the stack. */
  readonly trace: readonly string[]
}

/** An error report of whatever was thrown. Never throws, whatever getters the thrown value has. */
export function toErrorReport(thrown: unknown): ErrorReport {
  try {
    if (!(thrown instanceof Error))
      return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] }
    const { name, message, stack } = thrown
    return {
      errorType: String(name),
      errorMessage: String(message),
      trace: typeof stack === 'string' ? stack.split('\n') : [],
    }
  } catch {
    return { errorType: 'handled', errorMessage: 'what was thrown cannot be read', trace: [] }
  }
}
