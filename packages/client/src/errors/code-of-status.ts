import type { ErrorCode } from '@inferry/core'

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'MALFORMED_REQUEST',
  401: 'FORBIDDEN',
  403: 'FORBIDDEN',
  404: 'MODEL_NOT_FOUND',
  406: 'NOT_ACCEPTABLE',
  408: 'DEADLINE_EXCEEDED',
  409: 'MODEL_ALREADY_LOADED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  424: 'INFERENCE_FAILED',
  429: 'OVERLOADED',
  499: 'ABORTED',
  502: 'NOT_READY',
  503: 'NOT_READY',
  504: 'DEADLINE_EXCEEDED',
  507: 'INSUFFICIENT_MEMORY',
}

/** The nearest code to a status, of whoever answered: a proxy, a load balancer, AWS, another server. */
export function codeOfStatus(status: number): ErrorCode {
  return codes[status] ?? (status >= 400 && status < 500 ? 'MALFORMED_REQUEST' : 'INTERNAL')
}
