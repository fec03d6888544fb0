import { InferryError } from '@inferry/core'

export function objectChanged(where: string, key: string, cause?: unknown): InferryError {
  const message = `${where}: changed since the job found it; run the job again when nobody writes it any more`
  return new InferryError('OBJECT_CHANGED', message, { cause, location: { file: key } })
}

export function objectNotFound(where: string, key: string, cause?: unknown): InferryError {
  const message = `${where}: gone since the job found it`
  return new InferryError('OBJECT_NOT_FOUND', message, { cause, location: { file: key } })
}

/** Of an answer: two were at it. */
export function takenByOthers(where: string, key: string, cause?: unknown): InferryError {
  const message = `${where}: begun anew or cut short by someone else while it was written; have only one run at it at a time`
  return new InferryError('OBJECT_CHANGED', message, { cause, location: { file: key } })
}
