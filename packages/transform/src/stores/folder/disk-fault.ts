import { type ErrorCode, InferryError, systemReason } from '@inferry/core'

const codes: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'STORAGE_DENIED',
  EPERM: 'STORAGE_DENIED',
  EROFS: 'STORAGE_DENIED',
  EDQUOT: 'STORAGE_FULL',
  EFBIG: 'STORAGE_FULL',
  ENOSPC: 'STORAGE_FULL',
  ENAMETOOLONG: 'INVALID_INPUT',
  ENOENT: 'OBJECT_NOT_FOUND',
  // A file is where a folder has to be, or the other way round.
  EEXIST: 'INVALID_INPUT',
  EISDIR: 'INVALID_INPUT',
  ENOTDIR: 'INVALID_INPUT',
  ENOTEMPTY: 'INVALID_INPUT',
}

const conflict: ReadonlySet<string> = new Set(['EEXIST', 'EISDIR', 'ENOTDIR', 'ENOTEMPTY'])

/** What the file system refused, as ours. `done`: how the sentence goes on, such as `cannot be read`. */
export function diskFault(thrown: unknown, path: string, done: string, key?: string): InferryError {
  if (thrown instanceof InferryError) return thrown
  const { code = '' } = thrown as NodeJS.ErrnoException
  const hint = conflict.has(code) ? '; a folder cannot hold both "a" and "a/b", as S3 can: rename one' : ''
  return new InferryError(
    Object.hasOwn(codes, code) ? (codes[code] as ErrorCode) : 'STORAGE_FAILED',
    `${path}: ${done}: ${systemReason(thrown)}${hint}`,
    { cause: thrown, location: { file: key ?? path } },
  )
}
