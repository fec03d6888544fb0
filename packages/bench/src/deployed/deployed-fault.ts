import { awsFault } from '@inferry/aws'
import { type ErrorCode, InferryError } from '@inferry/core'
import { type DeployedSubject, showSubject } from '../target/target.ts'

/** What the SDK throws, as far as it is read. */
interface Thrown extends Error {
  readonly code?: string
  readonly OriginalStatusCode?: number
  readonly OriginalMessage?: string
}

const credentialFaults: ReadonlySet<string> = new Set([
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'UnrecognizedClientException',
])

/** What the SDK threw of a call as one sentence. `action`: as a policy names it, such as `lambda:InvokeFunction`. */
export function deployedFault(
  thrown: unknown,
  action: string,
  subject: DeployedSubject,
  signal?: AbortSignal,
): InferryError {
  if (thrown instanceof InferryError) return thrown
  const error = thrown as Thrown
  const { AWS_PROFILE: profile } = process.env
  const target = showSubject(subject)
  const fault = (code: ErrorCode, sentence: string, field?: string) =>
    new InferryError(code, `${target}: ${sentence}`, {
      cause: error,
      ...(field !== undefined && { location: { field } }),
    })
  if (!signal?.aborted) {
    const { name } = error
    const message = error.message.replace(/\.$/, '')
    if (name === 'CredentialsProviderError')
      return fault(
        'INVALID_CONFIGURATION',
        profile
          ? `there are no credentials of the profile ${profile} (AWS_PROFILE): ${message}; is it in ~/.aws/config?`
          : `there are no credentials: ${message}; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
      )
    if (error.code === 'ERR_INVALID_URL')
      return fault('INVALID_CONFIGURATION', 'AWS_ENDPOINT_URL, or the one of its service, is no URL')
    if (credentialFaults.has(name))
      return fault('FORBIDDEN', `AWS does not take the credentials: ${message} (${name}); sign in again`)
    if (/^Region is missing/.test(message))
      return fault('INVALID_CONFIGURATION', 'no region is known: give one, or set AWS_REGION', 'region')
    if (name === 'ResourceNotFoundException' || (name === 'ValidationError' && /not found/i.test(message)))
      return fault('MODEL_NOT_FOUND', `${message}; is it in another region or account?`)
    if (name === 'TooManyRequestsException')
      return fault('OVERLOADED', `${message} (${name}); more requests than its concurrency allows`)
    if (name === 'ModelError') {
      const { OriginalStatusCode: status = 0, OriginalMessage: said = message } = error
      return fault('NOT_READY', `its container answered ${status}: ${said.slice(0, 300)}`)
    }
  }
  const { code, message, cause } = awsFault(thrown, { action, target, signal })
  // The codes of stores say nothing here.
  const codes: Partial<Record<ErrorCode, ErrorCode>> = {
    STORAGE_DENIED: 'FORBIDDEN',
    STORAGE_FAILED: 'NOT_READY',
  }
  return new InferryError(codes[code] ?? code, message, { cause })
}
