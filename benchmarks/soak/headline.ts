import type { Figure } from '@inferry/benchmark-recording'

/** Of the server. */
export interface Memory {
  readonly second: number
  readonly rssMiB: number
  readonly heapMiB: number
}

export interface Result {
  readonly clients: number
  readonly seconds: number
  /** Requests that were answered. */
  readonly good: number
  readonly bad: number
  /** Accepted and not answered. */
  readonly lost: number
  /** After SIGTERM. */
  readonly unaccepted: number
  readonly wrong: number
  readonly afterSignal: number
  readonly exitCode: number
  /** From a quarter of the run to its end. */
  readonly growthMiB: number
  readonly memories: readonly Memory[]
}

/** What may come on top once code and caches are warm. A leak of 1 kB a request is more within seconds. */
export const mostGrowthMiB = 100

export function headline({ good, bad, seconds, wrong, lost, growthMiB }: Result): readonly Figure[] {
  return [
    { name: 'answered', value: (good + bad) / seconds, unit: 'requests/s', better: 'more' },
    { name: 'answered wrongly', value: wrong, unit: '', better: 'less', goal: 0 },
    { name: 'lost', value: lost, unit: '', better: 'less', goal: 0 },
    { name: 'memory grew by', value: growthMiB, unit: 'MiB', better: 'less', goal: mostGrowthMiB },
  ]
}
