import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenFunction, Report } from './open-function.ts'

/** Requests before those that count: code is compiled meanwhile. An environment lives for thousands. */
const warmUp = 300

/** Between two that count. Far less than a day's 10,000 leave, and enough for the CPU share to be there again. */
export const pauseMs = 200

/** What is gathered of a function while others take their turns. */
export interface Gathered {
  readonly cold: Report[]
  readonly warm: Report[]
  /** Bytes, of each warm environment. */
  readonly peaks: number[]
}

/** The first request of a fresh environment. */
export async function measureCold(start: () => Promise<OpenFunction>, { cold }: Gathered): Promise<void> {
  const opened = await start()
  try {
    cold.push(await opened.ask())
  } finally {
    await opened.close()
  }
}

/** So many requests of a warm environment, one after the other. */
export async function measureWarm(
  start: () => Promise<OpenFunction>,
  requests: number,
  { warm, peaks }: Gathered,
): Promise<void> {
  const opened = await start()
  try {
    for (let count = 0; count < warmUp; count++) await opened.ask()
    for (let count = 0; count < requests; count++) {
      await sleep(pauseMs)
      warm.push(await opened.ask())
    }
    peaks.push((await opened.peakMemory()) ?? Number.NaN)
  } finally {
    await opened.close()
  }
}
