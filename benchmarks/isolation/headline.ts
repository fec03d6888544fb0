import type { Figure } from '@inferry/benchmark-recording'

export interface Result {
  /** The library's version. */
  readonly onnxruntime: string
  readonly results: readonly {
    readonly scenario: string
    readonly kind: 'worker' | 'fork'
    readonly hosts: number
    /** Lives in each host. */
    readonly times: number
    /** Hosts that did not end with 0. */
    readonly failures: number
    /** How many hosts ended in each way. */
    readonly endings: Readonly<Record<string, number>>
  }[]
}

export function headline({ results }: Result): readonly Figure[] {
  const failed = (kind: 'worker' | 'fork') => {
    const own = results.filter((one) => one.kind === kind && one.scenario !== 'life')
    const sum = (count: 'failures' | 'hosts') => own.reduce((all, one) => all + one[count], 0)
    return (100 * sum('failures')) / sum('hosts')
  }
  return [
    { name: 'hosts lost, worker threads', value: failed('worker'), unit: '%', better: 'less' },
    { name: 'hosts lost, child processes', value: failed('fork'), unit: '%', better: 'less' },
  ]
}
