import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeRecord } from './write-record.ts'

/** One run of a benchmark. */
export interface Run {
  /** Whether it is to take seconds: less of everything, for a look at whether something has become worse. */
  readonly quick: boolean
  /**
   * Ends the run. Only with `--record` its result, dated and with its machine, is written to `result.recorded.json` beside
   * the benchmark; with `--out <file>` it is written there.
   */
  finish(result: object): void
  /** Ends the process with 75, where this machine cannot run the benchmark. */
  skip(reason: string): never
}

/** Reads the command line of the benchmark whose `import.meta.url` this is. Throws for one that makes no sense. */
export function startRun(url: string, args: readonly string[] = process.argv.slice(2)): Run {
  const { quick, record, out } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  }).values
  if (quick && record) throw new Error('a quick run is not recorded: leave out --quick or --record')
  const { name } = JSON.parse(readFileSync(new URL('./package.json', url), 'utf8')) as { name: string }
  return {
    quick,
    finish(result) {
      const command = `npx -y pnpm --filter ${name} start`
      if (out !== undefined) writeRecord(out, command, result)
      if (record) writeRecord(new URL('./result.recorded.json', url), command, result)
      console.log(
        record ? 'recorded; npx -y pnpm bench:docs brings it into the docs' : 'not recorded: --record does',
      )
    },
    skip(reason) {
      console.error(reason)
      process.exit(75)
    },
  }
}
