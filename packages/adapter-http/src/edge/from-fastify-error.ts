import { type ErrorCode, InferryError } from '@inferry/core'

const codes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_BODY',
  FST_ERR_BAD_URL: 'MALFORMED_REQUEST',
  FST_ERR_MAX_PARAM_LENGTH: 'MODEL_NOT_FOUND',
}

const messages: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'the URL is not valid percent-encoded UTF-8',
  FST_ERR_MAX_PARAM_LENGTH: 'no model has a name of more than 128 characters',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'the body is shorter or longer than its content-length',
}

/**
 * Fastify's own client errors (URL, content length, …) as ours, and what Node reports of a request that broke
 * off; undefined for everything else.
 */
export function fromFastifyError(error: unknown): InferryError | undefined {
  if (!(error instanceof Error) || error instanceof InferryError) return undefined
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'ECONNRESET')
    return new InferryError('ABORTED', 'the client closed the connection', { cause: error })
  if (typeof code === 'string' && codes[code] !== undefined) {
    return new InferryError(codes[code], messages[code] ?? error.message, { cause: error })
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new InferryError('MALFORMED_BODY', error.message, { cause: error })
  }
  return undefined
}
