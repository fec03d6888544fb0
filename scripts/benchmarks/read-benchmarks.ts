import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Figure } from '../../benchmarks/recording/src/figure.ts'
import type { Recorded } from '../../benchmarks/recording/src/recorded.ts'

/** A folder of `benchmarks/` that answers a question: one with a `headline.ts`. */
export interface Benchmark {
  readonly name: string
  readonly folder: string
  /** Its README's title. */
  readonly question: string
  readonly record: Recorded
  /** The figures by which a result is told, a recorded one or another. */
  headline(result: unknown): readonly Figure[]
  /** A table for another page, of those that have one. */
  table?(result: unknown): string
}

/** The benchmarks below a root, by name. Throws for one without a title or a record. */
export async function readBenchmarks(root: string): Promise<readonly Benchmark[]> {
  const names = readdirSync(join(root, 'benchmarks')).sort()
  const folders = names.map((name) => ({ name, folder: join(root, 'benchmarks', name) }))
  return Promise.all(
    folders
      .filter(({ folder }) => existsSync(join(folder, 'headline.ts')))
      .map(async ({ name, folder }): Promise<Benchmark> => {
        const load = (file: string) => import(pathToFileURL(join(folder, file)).href)
        const { headline } = await load('headline.ts')
        const table = existsSync(join(folder, 'table.ts')) ? (await load('table.ts')).table : undefined
        return {
          ...{ name, folder, headline, question: questionOf(folder), record: recordOf(folder) },
          ...(table !== undefined && { table }),
        }
      }),
  )
}

function questionOf(folder: string): string {
  const [, title] = /^# (.+)\n/.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? []
  if (title === undefined) throw new Error(`${folder}/README.md does not begin with a title`)
  return title
}

function recordOf(folder: string): Recorded {
  const file = join(folder, 'result.recorded.json')
  if (!existsSync(file)) throw new Error(`${file} is missing: run the benchmark with --record`)
  return JSON.parse(readFileSync(file, 'utf8'))
}
