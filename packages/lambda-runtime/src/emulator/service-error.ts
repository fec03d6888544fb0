import type { ServerResponse } from 'node:http'

/** What Lambda's Invoke API itself refuses with, and the HTTP statuses. */
const statuses = {
  InvalidParameterValueException: 400,
  InvalidRequestContentException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  RequestTooLargeException: 413,
  TooManyRequestsException: 429,
  ServiceException: 500,
} as const

/** A refusal of the service; what fails inside the function is no such error. */
export interface ServiceError {
  readonly name: keyof typeof statuses
  readonly message: string
}

/** Answers with an error in the form that AWS's SDKs read. */
export function sendServiceError(response: ServerResponse, { name, message }: ServiceError): void {
  const status = statuses[name]
  const body = Buffer.from(
    JSON.stringify({
      Type: status >= 500 ? 'Service' : 'User',
      ...(status === 429 && { Reason: 'ConcurrentInvocationLimitExceeded' }),
      message,
    }),
  )
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    'x-amzn-errortype': name,
    ...(status === 429 && { 'retry-after': '1' }),
  })
  response.end(body)
}
