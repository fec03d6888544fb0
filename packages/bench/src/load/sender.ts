import type { FunctionReport } from '@inferry/lambda-runtime'
import { httpSender } from './http-sender.ts'
import type { Question } from './question.ts'

/** What became of a request. */
export interface Sent {
  /** What went wrong, in a few words that are the same for the same fault; absent for a good answer. */
  readonly fault?: string
  /** What Lambda reported of it. */
  readonly report?: FunctionReport
}

/** Asks one question, over connections that it keeps. */
export interface Sender {
  /** Resolves once the answer is there whole, or will not be. */
  send(): Promise<Sent>
  close(): void
}

/** Opens at most so many connections, as they are needed. */
export async function openSender(question: Question, connections: number): Promise<Sender> {
  if ('url' in question) return httpSender(question, connections)
  // Loads the SDK, which most have no use for.
  if ('functionName' in question) {
    const { functionSender } = await import('./function-sender.ts')
    return functionSender(question, connections)
  }
  const { endpointSender } = await import('./endpoint-sender.ts')
  return endpointSender(question, connections)
}
