import { type ErrorCode, errorStatus } from './error-code.ts'

/** Where the fault lies, as far as it is known. Records, rows and columns count from 0; `column` may be a name. */
export interface ErrorLocation {
  readonly file?: string
  /** Of a batch job's object, which `file` names. */
  readonly record?: number
  readonly field?: string
  readonly row?: number
  readonly column?: string | number
}

export interface ErrorOptions {
  readonly cause?: unknown
  readonly location?: ErrorLocation
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number
}

/** The one error class: `code` for programs, `message` for people (what, where, what to do). */
export class InferryError extends Error {
  override readonly name = 'InferryError'
  readonly code: ErrorCode
  readonly location: ErrorLocation | undefined
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.location = options.location
    this.retryAfter = options.retryAfter
  }

  /** The HTTP status of {@link code}. */
  get status(): number {
    return errorStatus[this.code]
  }
}

/** `error` itself if it is ours, else an `INTERNAL` one that keeps it as `cause`. */
export function toInferryError(error: unknown): InferryError {
  if (error instanceof InferryError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new InferryError('INTERNAL', message, { cause: error })
}
