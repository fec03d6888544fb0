import { InferryError, systemReason } from '@inferry/core'

/** A model or a file beside it that cannot be packed: `INVALID_ARTIFACT`, the file first in the message. */
export function packFault(file: string, sentence: string, field?: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${file}: ${sentence}`, {
    location: field === undefined ? { file } : { file, field },
    cause,
  })
}

/** The `code` of a failed system call, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code
}

/** The system's refusal to read a file as a fault of the file; any other error as it is. */
export function toReadFault(file: string, error: unknown): unknown {
  const code = systemCode(error)
  if (code === undefined || error instanceof InferryError) return error
  const sentence = code === 'ENOENT' ? 'does not exist' : `cannot be read: ${systemReason(error)}`
  return packFault(file, sentence, undefined, error)
}
