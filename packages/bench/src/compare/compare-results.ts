import type { BenchResult, SubjectResult } from '../result/bench-result.ts'
import { showSubject } from '../target/target.ts'
import { areEnough, confidenceOf, missOf, processDoubts } from './confidence.ts'
import { doubts, hindrances } from './doubts.ts'
import { failures } from './failures.ts'
import { type Figure, figures } from './figures.ts'
import { ratioInterval } from './ratio-interval.ts'
import { unlikeRates, unlikeShares } from './unlike.ts'

/** A figure of a subject in both results. */
export interface ComparedFigure {
  readonly subject: string
  readonly figure: string
  /** The second to the first. */
  readonly ratio: number
  /** Bounds between which it is; absent where there is no verdict, which notes explain. */
  readonly low?: number
  readonly high?: number
  /** Whether the whole interval lies where it is worse, beyond what is allowed. */
  readonly worse: boolean
  /** Whether the whole interval lies where it is better, by as much. */
  readonly better: boolean
}

export interface Comparison {
  readonly figures: readonly ComparedFigure[]
  /** How probably all intervals hold together, at least: 0.95, or less where there are too few processes for it. */
  readonly confidence: number
  /** What makes the comparison doubtful, a sentence each. */
  readonly notes: readonly string[]
  /** What could not be compared, a sentence each. */
  readonly hindrances: readonly string[]
  readonly worse: boolean
}

/** Two sides of a figure, before it is known how many there are. */
interface Sides {
  readonly subject: string
  readonly figure: Figure
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** Whether there are values enough. */
  readonly enough: boolean
  /** Whether it was measured alike. */
  readonly alike: boolean
}

/**
 * Compares what two results have in common, figure by figure: `after` is worse if a whole interval lies beyond
 * `allowed`, such as 0.05 for 5 %, or if more requests fail ({@link failures}). Each interval is as much wider as there
 * are figures, so that all of them hold together with {@link Comparison.confidence}.
 */
export function compareResults(before: BenchResult, after: BenchResult, allowed: number): Comparison {
  const earlier = new Map(before.subjects.map((subject) => [showSubject(subject.subject), subject]))
  const pairs = after.subjects.flatMap((now) => {
    const name = showSubject(now.subject)
    const old = earlier.get(name)
    return old === undefined ? [] : [{ name, old, now }]
  })
  const all = pairs.flatMap(({ name, old, now }) => sidesOf(name, old, now))
  const judged = all.filter(({ enough, alike }) => enough && alike)
  const compared = all.map((sides) => compare(sides, allowed, missOf(judged.length)))
  const failing = pairs.flatMap(({ name, old, now }) => failures(name, old, now))
  return {
    figures: compared,
    confidence: confidenceOf(judged),
    notes: [
      ...doubts(before, after),
      ...processDoubts(all, judged),
      ...pairs.flatMap(({ name, old, now }) =>
        [unlikeShares(old, now), unlikeRates(old, now)].flatMap((why) =>
          why === undefined ? [] : `${name}: ${why}`,
        ),
      ),
      ...failing.map(({ sentence }) => sentence),
    ],
    hindrances: [
      ...hindrances(before, after),
      ...(judged.length > 0
        ? []
        : [all.length === 0 ? 'they have no figure in common' : 'no figure can be judged']),
    ],
    worse: failing.some(({ worse }) => worse) || compared.some(({ worse }) => worse),
  }
}

function sidesOf(subject: string, old: SubjectResult, now: SubjectResult): readonly Sides[] {
  const sameShares = unlikeShares(old, now) === undefined
  const sameRates = unlikeRates(old, now) === undefined
  return figures.flatMap((figure): readonly Sides[] => {
    const [before = [], after = []] = [old, now].map((one) => figure.values(one).filter((value) => value > 0))
    if (before.length === 0 || after.length === 0) return []
    const alike = sameShares && (sameRates || figure.ofRate === undefined)
    return [{ subject, figure, before, after, enough: areEnough({ before, after }), alike }]
  })
}

function compare(sides: Sides, allowed: number, miss: number): ComparedFigure {
  const { subject, figure, before, after, enough, alike } = sides
  const named = { subject, figure: figure.name }
  const { ratio, low, high } = ratioInterval(before, after, miss)
  if (!enough || !alike) return { ...named, ratio, worse: false, better: false }
  const above = low > 1 + allowed
  const below = high < 1 / (1 + allowed)
  const [worse, better] = figure.more ? [below, above] : [above, below]
  return { ...named, ratio, low, high, worse, better }
}
