import type { Figure } from '../../../benchmarks/recording/src/figure.ts'
import type { Benchmark } from '../../benchmarks/read-benchmarks.ts'

/** A benchmark of these figures, recorded. */
export function benchmarkOf(name: string, figures: readonly Figure[], table?: () => string): Benchmark {
  return {
    ...{ name, folder: `/benchmarks/${name}`, question: `How fast is ${name}?`, headline: () => figures },
    record: {
      date: '2026-11-28',
      command: `pnpm ${name}`,
      machine: { cpu: 'A CPU', arch: 'x64', cores: 2, memoryGiB: 24, os: 'Linux 6', node: 'v20.20.2' },
    },
    ...(table !== undefined && { table }),
  }
}
