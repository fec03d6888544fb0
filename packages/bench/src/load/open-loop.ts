import { answerTimeout } from './answer-timeout.ts'
import type { LoadResult } from './load-result.ts'
import type { Question } from './question.ts'
import { openSender } from './sender.ts'
import { createTally } from './tally.ts'

export interface OpenLoop {
  /** Requests a second, one as long after another. */
  readonly rate: number
  /** At most; a request that finds none free waits for one, which is part of its latency. */
  readonly connections: number
  readonly seconds: number
}

/**
 * Asks at a constant rate, whatever the answers take, as clients do that know nothing of each other. A latency counts from
 * when the request was due, so that a server that stalls shows in all that it kept waiting: nothing is coordinated with it
 * and omitted.
 */
export async function openLoop(
  question: Question,
  { rate, connections, seconds }: OpenLoop,
): Promise<LoadResult> {
  const sender = await openSender(question, connections)
  const tally = createTally()
  const total = Math.max(1, Math.round(rate * seconds))
  const interval = 1000 / rate
  const start = performance.now()
  const elapsed = () => performance.now() - start
  /** After this nothing more is sent: the server does not keep up. Milliseconds. */
  const lastSend = (seconds + answerTimeout) * 1000
  let due = 0
  let sent = 0
  let active = 0

  return new Promise((resolve) => {
    tick()

    function tick(): void {
      while (due < total && due * interval <= elapsed()) due++
      dispatch()
      if (due === total) return
      const wait = due * interval - elapsed()
      // A timer may come a millisecond late.
      if (wait > 2) setTimeout(tick, wait - 1.5)
      else setImmediate(tick)
    }

    function dispatch(): void {
      if (elapsed() > lastSend) {
        tally.addErrors('not sent, as the server did not keep up', total - sent)
        sent = total
      }
      while (active < connections && sent < due) void ask(sent++ * interval)
      if (sent < total || active > 0) return
      sender.close()
      resolve(tally.result(elapsed() / 1000))
    }

    async function ask(dueAt: number): Promise<void> {
      active++
      tally.add(await sender.send(), elapsed() - dueAt)
      active--
      dispatch()
    }
  })
}
