import { noAnswer } from './answer-timeout.ts'

/** What the SDK threw of a request, in a few words that are the same for the same fault. */
export function awsFaultName(thrown: unknown): string {
  const { name, code, OriginalStatusCode } = thrown as Error & {
    readonly code?: unknown
    readonly OriginalStatusCode?: number
  }
  // The signal's time is over.
  if (name === 'AbortError' || name === 'TimeoutError') return noAnswer
  if (OriginalStatusCode !== undefined) return `${name}, status ${OriginalStatusCode}`
  return name === 'Error' && typeof code === 'string' ? code : name
}
