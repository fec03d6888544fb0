import { type ErrorCode, InferryError } from '@inferry/core'
import { aborted } from '../errors/aborted.ts'
import { codeOfStatus } from '../errors/code-of-status.ts'
import { connectionError } from '../errors/connection-error.ts'
import { parseRetryAfter } from '../errors/retry-after.ts'

/** What the SDK throws, as far as it is read: of structure, as an SDK of the caller's may be another copy. */
export interface AwsError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
  readonly $retryable?: { readonly throttling?: boolean }
  readonly Message?: string
}

/** Errors that every service of AWS has. */
const common: Readonly<Record<string, ErrorCode>> = {
  CredentialsProviderError: 'INVALID_CONFIGURATION',
  EC2ThrottledException: 'OVERLOADED',
  ExpiredTokenException: 'FORBIDDEN',
  LimitExceededException: 'OVERLOADED',
  RequestLimitExceeded: 'OVERLOADED',
  RequestTimeout: 'DEADLINE_EXCEEDED',
  ThrottledException: 'OVERLOADED',
  Throttling: 'OVERLOADED',
  ThrottlingException: 'OVERLOADED',
  TimeoutError: 'DEADLINE_EXCEEDED',
  TooManyRequestsException: 'OVERLOADED',
}

/**
 * What an AWS SDK threw as ours. `codes`: the service's errors by name; else it is one that all services have, else
 * the nearest by status. `to`: who was asked, for messages.
 */
export function awsError(
  thrown: unknown,
  codes: Readonly<Record<string, ErrorCode>>,
  to: string,
  signal?: AbortSignal,
): InferryError {
  if (signal?.aborted) return aborted(signal, to)
  const error = thrown as AwsError
  const { name, $metadata, $response, $retryable } = error
  const status = $metadata?.httpStatusCode
  const lost = status === undefined ? connectionError(error, to) : undefined
  if (lost !== undefined) return lost
  const code =
    find(codes, name) ??
    find(common, name) ??
    ($retryable?.throttling ? 'OVERLOADED' : status === undefined ? localCode(error) : codeOfStatus(status))
  const retryAfter = parseRetryAfter($response?.headers?.['retry-after'])
  return new InferryError(code, `${to}: ${messageOf(error)}`, {
    cause: error,
    ...(retryAfter !== undefined && { retryAfter }),
  })
}

/** The name is what a header said. */
function find(codes: Readonly<Record<string, ErrorCode>>, name: string): ErrorCode | undefined {
  return Object.hasOwn(codes, name) ? codes[name] : undefined
}

/** Nothing was sent: the SDK lacks what it needs, such as a region, or was told nonsense, such as an endpoint that is no URL. */
function localCode(error: Error): ErrorCode {
  const { message, code } = error as NodeJS.ErrnoException
  return code === 'ERR_INVALID_URL' || /region|credential|endpoint/i.test(message)
    ? 'INVALID_CONFIGURATION'
    : 'INTERNAL'
}

function messageOf({ name, message, Message }: AwsError): string {
  const text = Message || message
  return text === '' || text === undefined || text === name ? name : `${text} (${name})`
}
