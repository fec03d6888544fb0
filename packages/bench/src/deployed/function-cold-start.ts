import { InferryError } from '@inferry/core'
import { type ColdStart, toldPhases } from '../cold/cold-start.ts'
import { readStart } from '../cold/read-start.ts'
import type { Invoked } from './invoke-function.ts'

/** By which what Lambda counts may exceed what we do: two clocks, and roundings. */
const clockMilliseconds = 10

/**
 * The phases of the first invocation of a fresh environment, of which `total` is the time at the client in milliseconds.
 * What Lambda does not count is the platform's and the network's; the phases of the process are there if its log has them.
 * Undefined if the environment was started before it was asked: its caller did not wait for it. Throws `NOT_READY` if the log does not tell that it was fresh. `shown`: the function, for messages.
 */
export function functionColdStart(
  { log, report }: Pick<Invoked, 'log' | 'report'>,
  total: number,
  shown: string,
): ColdStart | undefined {
  const start = readStart(log)
  if (report === undefined)
    throw new InferryError(
      'NOT_READY',
      `${shown}: the end of its log, which comes with an answer, has no REPORT; is its log level for the system below INFO?`,
    )
  const { initMilliseconds, durationMilliseconds } = report
  if (initMilliseconds === undefined && start === undefined)
    throw new InferryError(
      'NOT_READY',
      `${shown}: after a change of its configuration it was warm already; does someone else invoke it?`,
    )
  const counted = (initMilliseconds ?? 0) + durationMilliseconds
  if (counted > total + clockMilliseconds) return undefined
  return {
    platform: Math.max(0, total - counted),
    ...(start !== undefined && toldPhases(start, counted)),
    total,
    reported: report,
  }
}
