import type { Payload } from '@inferry/core'
import { type Answer, errorAnswer } from '@inferry/doors'
import type { RequestMemory } from '../memory/request-memory.ts'

/** Asks once there is memory for the body; if there can be none, the answer is `INSUFFICIENT_MEMORY`. */
export async function withMemory(
  ask: () => Promise<Answer>,
  { contentType, body }: Payload,
  memory: RequestMemory | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  let giveBack: (() => void) | undefined
  try {
    giveBack = await memory?.take(contentType, body, signal)
    return await ask()
  } catch (error) {
    return errorAnswer(error)
  } finally {
    giveBack?.()
  }
}
