import { type ErrorCode, type ErrorLocation, InferryError } from '@inferry/core'

/** What was asked of AWS. */
export interface AwsCall {
  /** As a policy names it, such as `s3:GetObject`. */
  readonly action: string
  /** On what, such as `s3://bucket/key`. */
  readonly target: string
  readonly signal?: AbortSignal | undefined
  readonly location?: ErrorLocation | undefined
}

/** What the SDK throws, as far as it is read. */
interface AwsError extends Error {
  readonly code?: unknown
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $retryable?: { readonly throttling?: boolean }
}

const codes: Readonly<Record<string, ErrorCode>> = {
  CredentialsProviderError: 'STORAGE_DENIED',
  ExpiredToken: 'STORAGE_DENIED',
  ExpiredTokenException: 'STORAGE_DENIED',
  InvalidObjectState: 'STORAGE_DENIED',
  KeyTooLongError: 'INVALID_INPUT',
  NoSuchKey: 'OBJECT_NOT_FOUND',
  NoSuchVersion: 'OBJECT_NOT_FOUND',
  // HeadObject's answer has no body to name it in.
  NotFound: 'OBJECT_NOT_FOUND',
  PreconditionFailed: 'OBJECT_CHANGED',
  RequestThrottled: 'OVERLOADED',
  RequestTimeout: 'STORAGE_FAILED',
  SlowDown: 'OVERLOADED',
  ThrottlingException: 'OVERLOADED',
  TimeoutError: 'STORAGE_FAILED',
}

/**
 * What the AWS SDK threw as ours, retries of its own being over. `OBJECT_NOT_FOUND`, `OBJECT_CHANGED` and `INVALID_INPUT`
 * are this very object's or message's fault; what passes by itself is `OVERLOADED` or `STORAGE_FAILED`; what someone has
 * to set right `STORAGE_DENIED` or `INVALID_CONFIGURATION`. Once the signal has aborted it is the signal's reason.
 */
export function awsFault(thrown: unknown, { action, target, signal, location }: AwsCall): InferryError {
  if (thrown instanceof InferryError) return thrown
  if (signal?.aborted) return aborted(signal)
  const error = thrown as AwsError
  return new InferryError(
    codeOf(error),
    `${action} on ${target} failed: ${said(error)}${hint(error, action)}`,
    {
      cause: error,
      ...(location && { location }),
    },
  )
}

/** HeadObject's answer has no body to say more in than its status: the SDK calls what it says so unknown. */
function said({ name, code, message, $metadata }: AwsError): string {
  const known = message === 'UnknownError' ? '' : message
  const reason = known || (typeof code === 'string' ? code : '')
  if (reason !== '') return reason === name ? name : `${reason} (${name})`
  return name === 'Unknown' ? `status ${$metadata?.httpStatusCode}` : name
}

/** Of a reason that is not ours: a signal's time-out is a deadline, all else someone's wish. */
function aborted({ reason }: AbortSignal): InferryError {
  if (reason instanceof InferryError) return reason
  return reason instanceof Error && reason.name === 'TimeoutError'
    ? new InferryError('DEADLINE_EXCEEDED', 'the deadline passed before AWS answered', { cause: reason })
    : new InferryError('ABORTED', 'a call to AWS was aborted by its caller', { cause: reason })
}

function hint({ name, $metadata }: AwsError, action: string): string {
  if (name === 'InvalidObjectState') return '; it is archived: restore it first'
  if ($metadata?.httpStatusCode !== 403 || codes[name] !== undefined) return ''
  return `; whoever this runs as, a role or a user, must be allowed ${action}${denials[action] ?? ''}`
}

/** What a refusal can mean beside a missing permission. */
const denials: Readonly<Record<string, string>> = {
  's3:GetObject': ', and s3:ListBucket to tell an object that is gone from one that is not allowed',
}

function codeOf({ name, code, message, $metadata, $retryable }: AwsError): ErrorCode {
  const status = $metadata?.httpStatusCode
  if (Object.hasOwn(codes, name)) return codes[name] as ErrorCode
  if ($retryable?.throttling || status === 429) return 'OVERLOADED'
  if (status === 403) return 'STORAGE_DENIED'
  if (status === 412) return 'OBJECT_CHANGED'
  if (status !== undefined) return status >= 500 || status < 300 ? 'STORAGE_FAILED' : 'INVALID_CONFIGURATION'
  if (/credential/i.test(message)) return 'STORAGE_DENIED'
  if (/region|endpoint/i.test(message)) return 'INVALID_CONFIGURATION'
  return typeof code === 'string' && /^E[A-Z_]+$/.test(code) && !code.startsWith('ERR_')
    ? 'STORAGE_FAILED'
    : 'INTERNAL'
}
