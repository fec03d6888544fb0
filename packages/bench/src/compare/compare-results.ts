import { percentile } from '../load/latencies.ts'
import {
  type BenchResult,
  errorsOf,
  rateOf,
  recordRateOf,
  type SubjectResult,
} from '../result/bench-result.ts'
import { showSubject } from '../target/target.ts'
import { bootstrapRatio } from './bootstrap.ts'

/** A figure of a subject in both results. */
export interface ComparedFigure {
  readonly subject: string
  readonly figure: string
  /** Of the medians, the second to the first. */
  readonly ratio: number
  /** Bounds between which it is with 95 % confidence; absent of fewer than {@link fewest} processes on a side. */
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
  readonly worse: boolean
}

/**
 * Processes on each side that a verdict needs. Of three and three that are alike, all of one side are above the other's
 * once in 20; of two and two once in 6, and of one and one in every second.
 */
const fewest = 3

/** Values of a subject, one a process, of which less is better unless told. */
const figures: Readonly<
  Record<string, { values(subject: SubjectResult): readonly number[]; readonly more?: true }>
> = {
  'cold start': { values: ({ cold }) => cold.map(({ total }) => total) },
  'answers/s, closed loop': { values: ({ closed }) => closed.map(rateOf), more: true },
  'records/s of a job': { values: ({ jobs = [] }) => jobs.map(recordRateOf), more: true },
  'p50, open loop': { values: ({ open }) => open.map(({ latencies }) => percentile(latencies, 0.5)) },
  'p99, open loop': { values: ({ open }) => open.map(({ latencies }) => percentile(latencies, 0.99)) },
}

/**
 * Compares what two results have in common, figure by figure: `after` is worse if a whole interval lies beyond
 * `allowed`, such as 0.05 for 5 %, or if requests fail that did not before. Of fewer than {@link fewest} processes a side
 * there is no interval, and so no verdict: a note says so.
 */
export function compareResults(before: BenchResult, after: BenchResult, allowed: number): Comparison {
  const earlier = new Map(before.subjects.map((subject) => [showSubject(subject.subject), subject]))
  const pairs = after.subjects.flatMap((subject) => {
    const name = showSubject(subject.subject)
    const old = earlier.get(name)
    return old === undefined ? [] : [{ name, old, subject }]
  })
  const compared = pairs.flatMap(({ name, old, subject }) => compareSubjects(name, old, subject, allowed))
  const failing = pairs.filter(({ old, subject }) => failures(subject) > 0 && failures(old) === 0)
  return {
    figures: compared,
    notes: [
      ...doubts(before, after),
      ...pairs.flatMap(({ name }) => fewDoubt(name, compared)),
      ...pairs.flatMap(({ name, old, subject }) => rateDoubt(name, old, subject)),
      ...failing.map(({ name, subject }) => `${name}: ${failures(subject)} requests failed, before none`),
    ],
    worse: failing.length > 0 || compared.some(({ worse }) => worse),
  }
}

function compareSubjects(
  subject: string,
  old: SubjectResult,
  now: SubjectResult,
  allowed: number,
): readonly ComparedFigure[] {
  return Object.entries(figures).flatMap(([figure, { values, more }]): readonly ComparedFigure[] => {
    const [before, after] = [values(old), values(now)].map((all) => all.filter((value) => value > 0)) as [
      number[],
      number[],
    ]
    if (before.length === 0 || after.length === 0) return []
    const { ratio, low, high } = bootstrapRatio(before, after)
    if (Math.min(before.length, after.length) < fewest)
      return [{ subject, figure, ratio, worse: false, better: false }]
    const above = low > 1 + allowed
    const below = high < 1 / (1 + allowed)
    const [worse, better] = more ? [below, above] : [above, below]
    return [{ subject, figure, ratio, low, high, worse, better }]
  })
}

function doubts(before: BenchResult, after: BenchResult): readonly string[] {
  const names = (result: BenchResult) => result.subjects.map(({ subject }) => showSubject(subject))
  const [old, now] = [names(before), names(after)]
  const alone = [...old.filter((name) => !now.includes(name)), ...now.filter((name) => !old.includes(name))]
  const differs = (title: string, a: string | number, b: string | number) =>
    a === b ? [] : [`the ${title} differs: ${a}, then ${b}`]
  const machine = Object.keys(before.machine) as (keyof BenchResult['machine'])[]
  return [
    ...differs('model', modelOf(before), modelOf(after)),
    ...machine.flatMap((part) => differs(`machine's ${part}`, before.machine[part], after.machine[part])),
    ...Object.entries(before.versions).flatMap(([name, version]) =>
      differs(`version of ${name}`, version, after.versions[name] ?? version),
    ),
    ...differs('seconds of a load', before.settings.seconds, after.settings.seconds),
    ...differs('number of connections', before.settings.connections, after.settings.connections),
    ...alone.map((name) => `${name}: only in one of both`),
  ]
}

function modelOf({ model: { name, version } }: BenchResult): string {
  return `${name} ${version}`
}

function fewDoubt(name: string, compared: readonly ComparedFigure[]): readonly string[] {
  const few = compared.filter(({ subject, low }) => subject === name && low === undefined)
  if (few.length === 0) return []
  const names = few.map(({ figure }) => figure).join('; ')
  return [
    `${name}: too few processes to compare ${names}: ${fewest} are needed in each result; measure with --rounds ${fewest}, or more --cold-starts`,
  ]
}

/** Latencies at different rates say nothing of each other. */
function rateDoubt(name: string, old: SubjectResult, now: SubjectResult): readonly string[] {
  const [before, after] = [old.open[0]?.dueRate, now.open[0]?.dueRate]
  if (before === undefined || after === undefined || before === after) return []
  return [`${name}: asked ${before}, then ${after} requests/s in the open loop; measure both with one --rate`]
}

function failures({ closed, open }: SubjectResult): number {
  return [...closed, ...open].reduce((sum, load) => sum + errorsOf(load), 0)
}
