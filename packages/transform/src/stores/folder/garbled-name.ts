import { InferryError } from '@inferry/core'

/** Whether bytes of a name may have been lost: it is read as UTF-8, which it need not be. */
export function isGarbled(key: string): boolean {
  return key.includes('\ufffd')
}

export function garbledName(path: string, key: string): InferryError {
  const message = `${path}: its name is not UTF-8, as a key has to be; rename it`
  return new InferryError('INVALID_INPUT', message, { location: { file: key } })
}
