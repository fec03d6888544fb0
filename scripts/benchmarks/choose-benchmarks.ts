import type { Benchmark } from './read-benchmarks.ts'

/** What `--help` prints, and what stands below the error of an unknown argument. */
export function benchUsage(benchmarks: readonly Pick<Benchmark, 'name'>[]): string {
  return `usage: pnpm bench [name]…\nAll are looked at unless some are named: ${benchmarks.map(({ name }) => name).join(', ')}`
}

/** The benchmarks that the arguments name, in their order here; all without one. Throws for a name that none has. */
export function chooseBenchmarks<Named extends Pick<Benchmark, 'name'>>(
  benchmarks: readonly Named[],
  names: readonly string[],
): readonly Named[] {
  const stranger = names.find((name) => benchmarks.every((benchmark) => benchmark.name !== name))
  if (stranger !== undefined) throw new Error(`there is no benchmark ${JSON.stringify(stranger)}`)
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name))
}
