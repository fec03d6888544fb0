import { InferryError } from '@inferry/core'

/** How V8, WebAssembly and the system tell that memory could not be had; engines tell of their libraries by our code. */
const signs =
  /array buffer allocation failed|invalid (typed )?array (buffer )?length|WebAssembly\.Memory.*(allocate|grow)|cannot allocate memory|ENOMEM/i

/**
 * The error as `INSUFFICIENT_MEMORY` if it, or what brought it about, is a failed allocation; else undefined. Faults of
 * the request are none, whatever they quote.
 */
export function insufficientMemory(error: unknown): InferryError | undefined {
  if (error instanceof InferryError) {
    if (error.code === 'INSUFFICIENT_MEMORY') return error
    if (error.status < 500) return undefined
  }
  const sign = findSign(error)
  if (sign === undefined) return undefined
  return new InferryError('INSUFFICIENT_MEMORY', `there is not enough memory: ${sign}`, { cause: error })
}

/** Through the causes, which are few; a chain may lead back to itself. */
function findSign(error: unknown): string | undefined {
  let current = error
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    const { message, code } = current as NodeJS.ErrnoException
    if (signs.test(message) || code === 'ENOMEM') return message
    current = current.cause
  }
  return undefined
}
