import { InferryError } from '@inferry/core'

/** How C++, V8, WebAssembly and the system tell that memory could not be had. */
const signs =
  /std::bad_alloc|bad allocation|failed to allocate memory|array buffer allocation failed|invalid (typed )?array (buffer )?length|WebAssembly\.Memory.*(allocate|grow)|out of memory|cannot allocate memory|ENOMEM/i

/** The kernel's way to end a process that takes more than there is, for a model that is loaded in one of its own. */
const killed = /was to load .* was ended by SIGKILL/

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
    if (signs.test(message) || killed.test(message) || code === 'ENOMEM') return message
    current = current.cause
  }
  return undefined
}
