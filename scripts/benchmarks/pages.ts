import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchmarksPage } from './benchmarks-page.ts'
import { insertTables } from './insert-tables.ts'
import { readBenchmarks } from './read-benchmarks.ts'

export interface Page {
  /** From the root. */
  readonly path: string
  /** What it is to be. */
  readonly text: string
}

/** The pages that hold what benchmarks recorded, each as it is to be. */
export async function pages(root: string): Promise<readonly Page[]> {
  const benchmarks = await readBenchmarks(root)
  return [
    { path: 'docs/benchmarks.md', text: benchmarksPage(benchmarks) },
    ...['README.md', 'docs/build.md'].map((path) => {
      return { path, text: insertTables(readFileSync(join(root, path), 'utf8'), benchmarks) }
    }),
  ]
}
