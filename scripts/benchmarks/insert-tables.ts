import type { Benchmark } from './read-benchmarks.ts'

/**
 * A page with the tables of benchmarks written anew, each between `<!-- table of benchmarks/<name> -->` and
 * `<!-- end of table -->`. Throws for a benchmark that has none, and for a table without an end.
 */
export function insertTables(page: string, benchmarks: readonly Benchmark[]): string {
  const written = page.replaceAll(
    /(<!-- table of benchmarks\/([\w-]+) -->\n).*?(<!-- end of table -->)/gs,
    (_, begin: string, name: string, end: string) => {
      const benchmark = benchmarks.find((one) => one.name === name)
      if (benchmark?.table === undefined) throw new Error(`benchmarks/${name} has no table.ts`)
      return `${begin}${benchmark.table(benchmark.record)}\n${end}`
    },
  )
  const count = (text: string) => page.split(text).length
  if (count('<!-- table of benchmarks/') !== count('<!-- end of table -->'))
    throw new Error('a table of a benchmark has no `<!-- end of table -->`')
  return written
}
