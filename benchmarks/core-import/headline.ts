import type { Figure } from '@inferry/benchmark-recording'

export interface Result {
  readonly rounds: number
  readonly milliseconds: {
    readonly bareNode: number
    readonly importingCore: number
    readonly medianDifference: number
  }
}

export function headline({ milliseconds }: Result): readonly Figure[] {
  const value = milliseconds.medianDifference
  return [{ name: 'importing core, beyond bare node', value, unit: 'ms', better: 'less', goal: 10 }]
}
