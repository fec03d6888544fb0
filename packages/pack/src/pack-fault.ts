import { InferryError } from '@inferry/core'

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
