import { type BenchResult, errorsOf, type MeasuredLoad, rateOf } from '../result/bench-result.ts'
import { showSubject } from '../target/target.ts'
import { showNumber, showTick } from './show-figures.ts'

/** The share of what is due that a server which keeps up deals with at least. */
const keptUp = 0.95

/** A sentence for each open loop that fell behind in some round, with the rates of the round that did so most. */
export function overloadNotes({ subjects }: Pick<BenchResult, 'subjects'>): readonly string[] {
  return subjects.flatMap(({ subject, open }) => {
    const behind = open.filter((load) => shareOf(load) < keptUp).sort((a, b) => shareOf(a) - shareOf(b))
    const [worst] = behind
    if (worst === undefined) return []
    const rounds = open.length === 1 ? '' : ` in ${behind.length} of ${open.length} rounds`
    return [
      `${showSubject(subject)}: the open loop fell behind${rounds}: ${showTick(worst.dueRate ?? 0)}/s were due, ${showNumber(rateOf(worst))}/s answered; its latencies are those of an overload`,
    ]
  })
}

/** What was dealt with, of what was due. The last request is due before the end by as long as its answer takes. */
function shareOf(load: MeasuredLoad): number {
  const { dueRate, seconds, answered, latencies } = load
  const dealtWith = answered + errorsOf(load)
  // Before one request alone none was due.
  if (dueRate === undefined || dealtWith === 1) return 1
  const [shortest = 0] = latencies[0] ?? []
  // The histogram may tell a latency that is longer than the load.
  return dealtWith / Math.max(0, seconds - shortest / 1000) / dueRate
}
