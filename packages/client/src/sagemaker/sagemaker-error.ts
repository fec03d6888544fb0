import { InferryError } from '@inferry/core'
import { awsError } from '../aws/aws-error.ts'
import { aborted } from '../errors/aborted.ts'
import { type ModelError, modelError } from './model-error.ts'

/** SageMaker Runtime's errors, by name. */
const codes = {
  InternalDependencyException: 'INTERNAL',
  InternalFailure: 'INTERNAL',
  ModelNotReadyException: 'NOT_READY',
  ServiceUnavailable: 'OVERLOADED',
  ValidationError: 'MALFORMED_REQUEST',
} as const

/** Seconds. SageMaker says "wait"; a model loads for up to 6 minutes. */
const modelLoads = 10

/** What the SDK threw of an InvokeEndpoint. */
export function sagemakerError(thrown: unknown, to: string, signal?: AbortSignal): InferryError {
  if (signal?.aborted) return aborted(signal, to)
  const { name } = thrown as Error
  if (name === 'ModelError') return modelError(thrown as ModelError, to)
  const error = awsError(thrown, codes, to)
  const { message, cause, retryAfter = modelLoads } = error
  if (name === 'ModelNotReadyException') return new InferryError('NOT_READY', message, { cause, retryAfter })
  if (name === 'ValidationError' && /not found/i.test(message)) {
    return new InferryError('MODEL_NOT_FOUND', message, { cause })
  }
  return error
}
