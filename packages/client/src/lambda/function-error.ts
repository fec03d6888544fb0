import { type ErrorCode, InferryError } from '@inferry/core'
import { isErrorCode } from '../errors/is-error-code.ts'

/** How Lambda and its emulator word it. */
export const timedOut = /Task timed out after [\d.]+ seconds/

interface Meaning {
  readonly code: ErrorCode
  /** What to do. */
  readonly hint?: string
}

/** By Lambda's `errorType`. */
const meanings: ReadonlyMap<string, Meaning> = new Map([
  [
    'Sandbox.Timedout',
    { code: 'DEADLINE_EXCEEDED', hint: 'send fewer rows, or raise the time-out of the function' },
  ],
  [
    'Function.ResponseSizeTooLarge',
    { code: 'ANSWER_TOO_LARGE', hint: 'send fewer rows, or ask for a smaller content type' },
  ],
  ['Runtime.ExitError', { code: 'INFERENCE_FAILED', hint: 'its process ended; see its log' }],
  [
    'Runtime.OutOfMemory',
    { code: 'INSUFFICIENT_MEMORY', hint: 'send fewer rows, or raise the memory of the function' },
  ],
])

/** The error of an invoke whose `FunctionError` is set; `returned` is Lambda's `{errorType?, errorMessage}`. */
export function functionError(returned: Uint8Array, to: string): InferryError {
  const text = Buffer.from(returned).toString('utf8')
  const { errorType, errorMessage } = parse(text)
  const cause = new Error(text)
  // Our handler names an error that it cannot answer by its code.
  if (isErrorCode(errorType)) return new InferryError(errorType, errorMessage, { cause })
  const { code, hint } = meanings.get(kindOf(errorType, errorMessage)) ?? { code: 'INTERNAL' }
  const told = `${to} failed: ${errorMessage}${errorType === '' ? '' : ` (${errorType})`}`
  return new InferryError(code, hint === undefined ? told : `${told}; ${hint}`, { cause })
}

/** Some ends are told by their words alone. Lambda kills what takes more memory than there is. */
function kindOf(errorType: string, errorMessage: string): string {
  if (timedOut.test(errorMessage)) return 'Sandbox.Timedout'
  if (/signal: killed/.test(errorMessage)) return 'Runtime.OutOfMemory'
  return errorType
}

function parse(text: string): { readonly errorType: string; readonly errorMessage: string } {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    // Told as it is.
  }
  const { errorType, errorMessage } = (document ?? {}) as Record<string, unknown>
  return {
    errorType: typeof errorType === 'string' ? errorType : '',
    errorMessage: typeof errorMessage === 'string' ? errorMessage : text.slice(0, 300) || 'it told nothing',
  }
}
