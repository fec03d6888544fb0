import { InferryError } from '@inferry/core'

/** `what` has more bytes than the route's body limit. */
export function tooLarge(what: string, limit: number, cause: unknown): InferryError {
  const message = `${what} is larger than ${limit} bytes, this server's limit; send fewer rows, or raise it (--body-limit)`
  return new InferryError('PAYLOAD_TOO_LARGE', message, { cause })
}

/** Fastify's own error for a body beyond the route's limit as ours; undefined for every other error. */
export function bodyTooLarge(error: unknown, limit: number): InferryError | undefined {
  const { code } = error as { readonly code?: unknown }
  return code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge('the body', limit, error) : undefined
}
