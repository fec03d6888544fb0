import type { LoadResult } from './load-result.ts'
import type { Question } from './question.ts'
import { openSender } from './sender.ts'
import { createTally } from './tally.ts'

export interface ClosedLoop {
  /** Each asks as soon as it was answered. */
  readonly connections: number
  readonly seconds: number
}

/**
 * Asks as fast as the answers come: says what rate can be reached. A server that stalls is asked less meanwhile, so the
 * latencies hide it; see `openLoop`.
 */
export async function closedLoop(
  question: Question,
  { connections, seconds }: ClosedLoop,
): Promise<LoadResult> {
  const sender = await openSender(question, connections)
  const tally = createTally()
  const start = performance.now()
  const end = start + seconds * 1000

  async function ask(): Promise<void> {
    for (let begun = performance.now(); begun < end; begun = performance.now()) {
      tally.add(await sender.send(), performance.now() - begun)
    }
  }

  await Promise.all(Array.from({ length: connections }, ask))
  const elapsed = performance.now() - start
  sender.close()
  return tally.result(elapsed / 1000)
}
