import { countOf } from '@inferry/core'
import { median } from '../figures/median.ts'
import type { BenchResult, SubjectResult } from '../result/bench-result.ts'
import { showSubject } from '../target/target.ts'
import { bootstrapRatio } from './bootstrap.ts'
import { doubts, hindrances } from './doubts.ts'
import { failures } from './failures.ts'
import { type Figure, figures } from './figures.ts'

/** A figure of a subject in both results. */
export interface ComparedFigure {
  readonly subject: string
  readonly figure: string
  /** Of the medians, the second to the first. */
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
  /** What makes the comparison doubtful, a sentence each. */
  readonly notes: readonly string[]
  /** What could not be compared, a sentence each. */
  readonly hindrances: readonly string[]
  readonly worse: boolean
}

/**
 * Processes on each side that a verdict needs. Of five and five that are alike, all of one side are above the other's once
 * in 252; of three and three once in 20.
 */
const fewest = 5

/** How far the rates of two open loops may be apart for their latencies to be compared. */
const sameRate = 1.05

/** Of all intervals together: that one of them misses. */
const risk = 0.05

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
 * `allowed`, such as 0.05 for 5 %, or if requests fail that did not before. All intervals together hold with 95 %
 * confidence: each is as much wider as there are figures (Bonferroni).
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
  const compared = all.map((sides) => compare(sides, allowed, risk / judged.length))
  const failing = pairs.flatMap(({ name, old, now }) => failures(name, old, now))
  return {
    figures: compared,
    notes: [
      ...doubts(before, after),
      ...fewDoubt(all),
      ...pairs.flatMap(({ name, old, now }) => rateDoubt(name, old, now)),
      ...failing,
    ],
    hindrances: [
      ...hindrances(before, after),
      ...(judged.length > 0
        ? []
        : [all.length === 0 ? 'they have no figure in common' : 'no figure can be judged']),
    ],
    worse: failing.length > 0 || compared.some(({ worse }) => worse),
  }
}

function sidesOf(subject: string, old: SubjectResult, now: SubjectResult): readonly Sides[] {
  return figures.flatMap((figure): readonly Sides[] => {
    const [before = [], after = []] = [old, now].map((one) => figure.values(one).filter((value) => value > 0))
    if (before.length === 0 || after.length === 0) return []
    const enough = Math.min(before.length, after.length) >= fewest
    const alike = figure.ofRate === undefined || !ratesDiffer(old, now)
    return [{ subject, figure, before, after, enough, alike }]
  })
}

function compare(sides: Sides, allowed: number, miss: number): ComparedFigure {
  const { subject, figure, before, after, enough, alike } = sides
  const named = { subject, figure: figure.name }
  if (!enough || !alike)
    return { ...named, ratio: median(after) / median(before), worse: false, better: false }
  const { ratio, low, high } = bootstrapRatio(before, after, miss)
  const above = low > 1 + allowed
  const below = high < 1 / (1 + allowed)
  const [worse, better] = figure.more ? [below, above] : [above, below]
  return { ...named, ratio, low, high, worse, better }
}

function fewDoubt(all: readonly Sides[]): readonly string[] {
  const few = all.filter(({ enough }) => !enough).length
  if (few === 0) return []
  return [
    `${few} of ${countOf(all.length, 'figure')} cannot be judged, of too few processes: ${fewest} are needed in each result; measure both with --rounds ${fewest}, or more --cold-starts`,
  ]
}

function rateDoubt(name: string, old: SubjectResult, now: SubjectResult): readonly string[] {
  if (!ratesDiffer(old, now)) return []
  const [before, after] = [dueRateOf(old), dueRateOf(now)]
  return [
    `${name}: asked ${before}, then ${after} requests/s in the open loop, at which latencies cannot be compared; measure both with one --rate`,
  ]
}

function ratesDiffer(old: SubjectResult, now: SubjectResult): boolean {
  const [before, after] = [dueRateOf(old), dueRateOf(now)]
  if (before === undefined || after === undefined) return false
  return Math.max(before, after) / Math.min(before, after) > sameRate
}

/** The median of the rounds. */
function dueRateOf({ open }: SubjectResult): number | undefined {
  const rates = open.flatMap(({ dueRate }) => dueRate ?? [])
  return rates.length === 0 ? undefined : median(rates)
}
