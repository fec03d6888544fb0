import { compareResults, readResult, showComparison } from '@inferry/bench'
import type { Command } from 'commander'
import { complain } from '../complain.ts'
import { integer } from '../integer.ts'
import type { Io } from '../io.ts'

/** `inferry bench compare`. Exit codes as those of diff: 0 nothing is worse, 1 something is, 2 not compared. */
export function addCompare(bench: Command, io: Io): void {
  bench
    .command('compare')
    .summary('tell whether a second result is worse than a first')
    .description(
      'Compares two results that bench wrote with --out, figure by figure, each with the interval in which its ratio is; ' +
        'all of them together with 95 % confidence, or less where a note asks for more processes. Ends with 0 if nothing ' +
        'is worse; with 1 if a whole interval is worse by more than is allowed, or if requests failed where none did ' +
        'before, or more than 1 % more of a loop than before; with 2 if it could not compare: a file that cannot be ' +
        'read, another model, a figure measured in the first alone, or no figure with values enough.',
    )
    .argument('<before>', 'a file of bench --out')
    .argument('<after>', 'another')
    .option('--allow <percent>', 'how much worse a figure may be (default: 5)', integer(0, 1000))
    .action(async (before: string, after: string, { allow = 5 }: { readonly allow?: number }) => {
      try {
        const comparison = compareResults(await readResult(before), await readResult(after), allow / 100)
        await io.write(showComparison(comparison))
        if (comparison.hindrances.length > 0) io.exitCode(2)
        else if (comparison.worse) io.exitCode(1)
      } catch (error) {
        complain(error, io)
        io.exitCode(2)
      }
    })
}
