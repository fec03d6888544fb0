import { InferryError } from '@inferry/core'

/** Names the flag in the error where an option is at fault; `flags` has those that are not called as their option. */
export async function blameFlags<T>(
  work: () => Promise<T>,
  flags: Readonly<Record<string, string>> = {},
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof InferryError) || error.code !== 'INVALID_CONFIGURATION') throw error
    const { code, message, location } = error
    if (location?.field === undefined) throw error
    const flag = flags[location.field] ?? location.field
    throw new InferryError(code, `${message} (--${flag})`, { cause: error, location })
  }
}
