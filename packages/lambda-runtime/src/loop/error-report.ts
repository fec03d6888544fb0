/** What the Runtime API takes as the body of an error. */
export interface ErrorReport {
  readonly errorType: string
  readonly errorMessage: string
  readonly stackTrace: readonly string[]
}

/** An error report of whatever was thrown. Never throws, whatever getters the thrown value has. */
export function toErrorReport(thrown: unknown): ErrorReport {
  try {
    if (!(thrown instanceof Error))
      return { errorType: typeof thrown, errorMessage: String(thrown), stackTrace: [] }
    const { name, message, stack } = thrown
    return {
      errorType: String(name),
      errorMessage: String(message),
      stackTrace: typeof stack === 'string' ? stack.split('\n') : [],
    }
  } catch {
    return { errorType: 'handled', errorMessage: 'what was thrown cannot be read', stackTrace: [] }
  }
}
