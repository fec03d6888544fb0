import { type ErrorCode, InferryError } from '@inferry/core'

/** How Lambda and its emulator word it. */
export const timedOut = /Task timed out after [\d.]+ seconds/

interface Meaning {
  readonly code: ErrorCode
  /** What to do, where the message does not say it. */
  readonly hint?: string
}

/** By Lambda's `errorType`. */
const meanings: Readonly<Record<string, Meaning>> = {
  'Sandbox.Timedout': {
    code: 'DEADLINE_EXCEEDED',
    hint: 'send fewer rows, or raise the time-out of the function',
  },
  'Function.ResponseSizeTooLarge': {
    code: 'PAYLOAD_TOO_LARGE',
    hint: 'send fewer rows, or ask for a smaller content type',
  },
  'Runtime.ExitError': {
    code: 'INFERENCE_FAILED',
    hint: 'the process ended, often for want of memory; see its log, send fewer rows or raise its memory',
  },
  'Runtime.OutOfMemory': { code: 'INFERENCE_FAILED', hint: 'send fewer rows, or raise its memory' },
}

/** The error of an invoke whose `FunctionError` is set; `returned` is Lambda's `{errorType?, errorMessage}`. */
export function functionError(returned: Uint8Array, to: string): InferryError {
  const text = Buffer.from(returned).toString('utf8')
  const { errorType, errorMessage } = parse(text)
  const { code, hint } = meaning(errorType, errorMessage)
  const told = `${to} failed: ${errorMessage}${errorType === '' ? '' : ` (${errorType})`}`
  return new InferryError(code, hint === undefined ? told : `${told}; ${hint}`, { cause: new Error(text) })
}

function meaning(errorType: string, errorMessage: string): Meaning {
  const type = timedOut.test(errorMessage) ? 'Sandbox.Timedout' : errorType
  return (Object.hasOwn(meanings, type) ? meanings[type] : undefined) ?? { code: 'INTERNAL' }
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
    errorMessage: typeof errorMessage === 'string' ? errorMessage : text.slice(0, 300),
  }
}
