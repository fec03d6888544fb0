import { compareResults, readResult, showComparison } from '@inferry/bench'
import type { Command } from 'commander'
import { integer } from '../integer.ts'
import type { Io } from '../io.ts'

/** `inferry bench compare`. */
export function addCompare(bench: Command, io: Io): void {
  bench
    .command('compare')
    .summary('tell whether a second result is worse than a first')
    .description(
      'Compares two results that bench wrote with --out, figure by figure, each with the interval in which its ratio is ' +
        'with 95 % confidence. Ends with 1 if a whole interval is worse by more than is allowed, or if requests failed ' +
        'that did not before.',
    )
    .argument('<before>', 'a file of bench --out')
    .argument('<after>', 'another')
    .option('--allow <percent>', 'how much worse a figure may be (default: 5)', integer(0, 1000))
    .action(async (before: string, after: string, { allow = 5 }: { readonly allow?: number }) => {
      const comparison = compareResults(await readResult(before), await readResult(after), allow / 100)
      await io.write(showComparison(comparison))
      if (comparison.worse) io.exitCode(1)
    })
}
