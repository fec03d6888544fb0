import { type ErrorCode, InferryError } from '@inferry/core'
import { deadlineFault } from './deadline-fault.ts'

/** What the SDK throws, as far as it is read. */
interface AwsError extends Error {
  readonly code?: unknown
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $retryable?: { readonly throttling?: boolean }
}

const codes: Readonly<Record<string, ErrorCode>> = {
  CredentialsProviderError: 'INVALID_CONFIGURATION',
  InvalidObjectState: 'INVALID_INPUT',
  KeyTooLongError: 'INVALID_INPUT',
  NoSuchKey: 'INVALID_INPUT',
  NoSuchVersion: 'INVALID_INPUT',
  RequestThrottled: 'OVERLOADED',
  SlowDown: 'OVERLOADED',
  ThrottlingException: 'OVERLOADED',
  TimeoutError: 'NOT_READY',
}

/**
 * What the AWS SDK threw as ours, retries of its own being over. `action`: as a policy names it, such as `s3:GetObject`;
 * `target`: on what. What this very object or message is to blame for is `INVALID_INPUT`; what passes by itself
 * `OVERLOADED` or `NOT_READY`; what someone has to set right `INVALID_CONFIGURATION`.
 */
export function awsFault(thrown: unknown, action: string, target: string, signal: AbortSignal): InferryError {
  if (thrown instanceof InferryError) return thrown
  if (signal.aborted) return deadlineFault(signal)
  const error = thrown as AwsError
  const { name, code, message, $metadata } = error
  const reason = message || (typeof code === 'string' ? code : '')
  const said = reason === '' || reason === name ? name : `${reason} (${name})`
  const denied = $metadata?.httpStatusCode === 403 && codes[name] === undefined
  const hint = denied ? `; the function's role must allow ${action}${denials[action] ?? ''}` : ''
  return new InferryError(codeOf(error), `${action} on ${target} failed: ${said}${hint}`, { cause: error })
}

/** What a refusal can mean beside a missing permission. */
const denials: Readonly<Record<string, string>> = {
  's3:GetObject': ', and s3:ListBucket to tell an object that is gone from one that is not allowed',
}

function codeOf({ name, code, message, $metadata, $retryable }: AwsError): ErrorCode {
  const status = $metadata?.httpStatusCode
  if (codes[name] !== undefined) return codes[name]
  if ($retryable?.throttling || status === 429) return 'OVERLOADED'
  if (status !== undefined) return status >= 500 ? 'NOT_READY' : 'INVALID_CONFIGURATION'
  if (/region|credential|endpoint/i.test(message)) return 'INVALID_CONFIGURATION'
  return typeof code === 'string' && /^E[A-Z_]+$/.test(code) && !code.startsWith('ERR_')
    ? 'NOT_READY'
    : 'INTERNAL'
}
