import { defined, whole, within } from './check-number.ts'
import type { Workload } from './workload.ts'

/** What may be left out of a workload, and what it is then. */
const workloadDefaults = {
  memoryMb: 512,
  requestBytes: 1000,
  responseBytes: 1000,
  days: 30,
  peakFactor: 1,
  coldMs: 0,
  coldShare: 0,
}

/** A workload as it is asked for. */
export type AskedWorkload = Pick<Workload, 'requestsPerDay' | 'durationMs'> & {
  readonly [Field in keyof typeof workloadDefaults | 'billedMs']?: number | undefined
}

/** A whole workload of what is given. Throws `INVALID_CONFIGURATION` with the field for what cannot be. */
export function makeWorkload(asked: AskedWorkload): Workload {
  const workload: Workload = { ...workloadDefaults, ...defined(asked) }
  within('requestsPerDay', workload.requestsPerDay, 0, 1e12)
  within('durationMs', workload.durationMs, 0, 1e9)
  if (workload.billedMs !== undefined) within('billedMs', workload.billedMs, 0, 1e9)
  within('memoryMb', workload.memoryMb, 1, 1e9)
  whole('requestBytes', workload.requestBytes, 0, 1e15)
  whole('responseBytes', workload.responseBytes, 0, 1e15)
  within('days', workload.days, 0, 31)
  within('peakFactor', workload.peakFactor, 1, 1e9)
  within('coldMs', workload.coldMs, 0, 1e9)
  within('coldShare', workload.coldShare, 0, 1)
  return workload
}
