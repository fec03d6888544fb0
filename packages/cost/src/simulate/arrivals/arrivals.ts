import { InferryError } from '@inferry/core'
import { seededRandom } from '../seeded-random.ts'
import type { Trace } from '../trace.ts'
import { bursty } from './bursty.ts'
import { diurnal } from './diurnal.ts'
import { poisson } from './poisson.ts'

/** How requests come: evenly at random, with the day, or in bursts. */
export type ArrivalKind = 'poisson' | 'diurnal' | 'bursty'

export const arrivalKinds: readonly ArrivalKind[] = ['poisson', 'diurnal', 'bursty']

/** Requests that are simulated at most; of a faster stream less time is. */
export const mostRequests = 1_000_000

export interface ArrivalOptions {
  readonly requestsPerDay: number
  readonly durationMs: number
  /** How long to make them for. */
  readonly days: number
  /** The same seed gives the same requests. */
  readonly seed: number
}

/** The least time that shows how requests come. Days. */
const leastDays: Readonly<Record<ArrivalKind, number>> = { poisson: 0, diurnal: 1, bursty: 1 / 24 }

/**
 * Makes up requests, {@link mostRequests} on average at most. Throws `INVALID_CONFIGURATION` if that many come in less than
 * a day of a stream that follows the day, or an hour of bursts.
 */
export function arrivals(kind: ArrivalKind, options: ArrivalOptions): Trace {
  const { requestsPerDay, durationMs, days, seed } = options
  const simulated = requestsPerDay * days > mostRequests ? mostRequests / requestsPerDay : days
  if (simulated < Math.min(leastDays[kind], days))
    throw new InferryError(
      'INVALID_CONFIGURATION',
      `a day has ${requestsPerDay} requests, and ${mostRequests} are simulated at most, which is too short a time to be ${kind}; take poisson, or fewer requests`,
      { location: { field: 'arrivals' } },
    )
  // Whole days, so that no hour counts more than another.
  const seconds = 86_400 * (kind === 'diurnal' && simulated >= 1 ? Math.floor(simulated) : simulated)
  const random = seededRandom(seed)
  const perSecond = requestsPerDay / 86_400
  const makers = {
    poisson: () => poisson(perSecond, 0, seconds, random),
    diurnal: () => diurnal(perSecond, seconds, random),
    bursty: () => bursty(perSecond, seconds, random),
  }
  const times = Float64Array.from(makers[kind]())
  return { times, durationsMs: new Float64Array(times.length).fill(durationMs), seconds }
}
