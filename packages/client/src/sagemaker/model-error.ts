import { type ErrorCode, InferryError } from '@inferry/core'
import { codeOfStatus } from '../errors/code-of-status.ts'
import { parseErrorBody } from '../errors/error-body.ts'

/** SageMaker's `ModelError`: the container answered with 4xx or 5xx, or (status 0) not at all. */
export interface ModelError extends Error {
  readonly OriginalStatusCode?: number
  readonly OriginalMessage?: string
}

/** The error that the container told of. SageMaker passes its headers on no more, so that there is no `retryAfter`. */
export function modelError(error: ModelError, to: string): InferryError {
  const { OriginalStatusCode: status = 0, OriginalMessage: text = '' } = error
  const ours = parseErrorBody(text)
  const told = `${to} answered ${status}: ${text.slice(0, 300) || error.message}`
  return new InferryError(ours?.code ?? codeOf(status, text || error.message), ours?.message ?? told, {
    cause: error,
    ...(ours?.location && { location: ours.location }),
  })
}

function codeOf(status: number, text: string): ErrorCode {
  if (status > 0) return codeOfStatus(status)
  return /timed out/i.test(text) ? 'DEADLINE_EXCEEDED' : 'INFERENCE_FAILED'
}
