import type { Figure } from '@inferry/benchmark-recording'

/** What a job held, MiB. */
export interface JobMemory {
  /** Whether a control group kept it to the limit. */
  readonly limited: boolean
  readonly seconds: number
  readonly recordsPerSecond: number
  readonly peakMiB: number
  readonly medianMiBByFifth: readonly number[]
  readonly largestMiBByFifth: readonly number[]
}

export interface Result {
  readonly model: string
  readonly rows: number
  readonly bytes: number
  readonly limitMiB: number
  /** By where from and where to. */
  readonly results: Readonly<Record<string, JobMemory>>
}

export function headline({ results, limitMiB }: Result): readonly Figure[] {
  return Object.entries(results).map(([name, { peakMiB }]) => {
    return { name: `most held, ${name}`, value: peakMiB, unit: 'MiB', better: 'less', goal: limitMiB }
  })
}
