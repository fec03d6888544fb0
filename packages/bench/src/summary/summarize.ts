import type { ColdStart } from '../cold/cold-start.ts'
import { median } from '../figures/median.ts'
import { type Latencies, mergeLatencies } from '../load/latencies.ts'
import {
  type BenchResult,
  errorsOf,
  type MeasuredJob,
  type MeasuredLoad,
  rateOf,
  recordRateOf,
  type SubjectResult,
} from '../result/bench-result.ts'
import { type Subject, showSubject } from '../target/target.ts'
import {
  type ColdReportSummary,
  type LoadReportSummary,
  summarizeColdReports,
  summarizeLoadReports,
} from './summarize-reports.ts'

/** A load over all rounds. */
export interface LoadSummary {
  readonly connections: number
  /** Requests a second that were due, the median of the rounds, of an open loop. */
  readonly dueRate?: number
  /** Answers a second, the median of the rounds. */
  readonly rate: number
  /** Of all rounds together. */
  readonly latencies: Latencies
  readonly errors: number
  /** Of a function. */
  readonly reported?: LoadReportSummary
  /** Processor time of the server for a request. */
  readonly cpuMilliseconds?: number
  readonly peakBytes?: number
}

/** Jobs of many records over all rounds. */
export interface JobSummary {
  /** Of one job. */
  readonly records: number
  readonly bytes: number
  /** Medians of the rounds. */
  readonly seconds: number
  readonly recordsPerSecond: number
  /** Processor time of the worker for a thousand records. */
  readonly cpuMilliseconds?: number
  readonly peakBytes: number
}

/** One of the starts, so that its phases add up to its total. */
export interface ColdSummary extends ColdStart {
  /** How many there were. */
  readonly starts: number
}

/** What a report shows of a subject. */
export interface SubjectSummary {
  readonly subject: Subject
  readonly name: string
  /** Whether a function had the processor share of its memory size. */
  readonly cpuShareKept?: boolean
  /** The start in the middle by its total, of an even number the lower of the two. Absent if there was none. */
  readonly cold?: ColdSummary
  /** Of a function's cold starts. */
  readonly reported?: ColdReportSummary
  /** Of a batch worker; absent without rounds. */
  readonly jobs?: JobSummary
  /** Of what answers requests; absent without rounds. */
  readonly warm?: WarmSummary
}

export interface WarmSummary {
  /** A closed loop of one connection; absent of a function. */
  readonly alone?: LoadSummary
  readonly closed: LoadSummary
  readonly open: LoadSummary
}

/** The figures of a result, a summary for each subject. */
export function summarize({ subjects }: Pick<BenchResult, 'subjects'>): readonly SubjectSummary[] {
  return subjects.map(summarizeSubject)
}

function summarizeSubject(result: SubjectResult): SubjectSummary {
  const { subject, cpuShareKept, cold, closed, jobs = [] } = result
  const reported = summarizeColdReports(cold)
  return {
    subject,
    name: showSubject(subject),
    ...(cpuShareKept !== undefined && { cpuShareKept }),
    ...(reported !== undefined && { reported }),
    ...(cold.length > 0 && { cold: summarizeCold(cold) }),
    ...(jobs.length > 0 && { jobs: summarizeJobs(jobs) }),
    ...(closed.length > 0 && { warm: summarizeWarm(result) }),
  }
}

function summarizeCold(cold: SubjectResult['cold']): ColdSummary {
  const sorted = cold.toSorted((a, b) => a.total - b.total)
  return { ...(sorted[(sorted.length - 1) >> 1] as ColdStart), starts: cold.length }
}

function summarizeWarm({ alone = [], closed, open }: SubjectResult): WarmSummary {
  return {
    ...(alone.length > 0 && { alone: summarizeLoad(alone) }),
    closed: summarizeLoad(closed),
    open: summarizeLoad(open),
  }
}

function summarizeLoad(rounds: readonly MeasuredLoad[]): LoadSummary {
  const [{ connections }] = rounds as readonly [MeasuredLoad]
  const due = rounds.flatMap(({ dueRate }) => dueRate ?? [])
  const asked = sum(rounds, (round) => round.answered + errorsOf(round))
  const cpu = rounds.every(({ cpuSeconds }) => cpuSeconds !== undefined)
  const reported = summarizeLoadReports(rounds)
  const peak = Math.max(0, ...rounds.map(({ peakBytes = 0 }) => peakBytes))
  return {
    connections,
    ...(due.length > 0 && { dueRate: median(due) }),
    rate: median(rounds.map(rateOf)),
    latencies: mergeLatencies(rounds.map(({ latencies }) => latencies)),
    errors: sum(rounds, errorsOf),
    ...(reported !== undefined && { reported }),
    ...(cpu && { cpuMilliseconds: (sum(rounds, ({ cpuSeconds = 0 }) => cpuSeconds) * 1000) / asked }),
    ...(peak > 0 && { peakBytes: peak }),
  }
}

function summarizeJobs(rounds: readonly MeasuredJob[]): JobSummary {
  const [{ records, bytes }] = rounds as readonly [MeasuredJob]
  const cpu = rounds.every(({ cpuSeconds }) => cpuSeconds !== undefined)
  const answered = sum(rounds, (round) => round.records)
  return {
    records,
    bytes,
    seconds: median(rounds.map((round) => round.seconds)),
    recordsPerSecond: median(rounds.map(recordRateOf)),
    ...(cpu && { cpuMilliseconds: (sum(rounds, ({ cpuSeconds = 0 }) => cpuSeconds) / answered) * 1e6 }),
    peakBytes: Math.max(...rounds.map(({ peakBytes }) => peakBytes)),
  }
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((all, item) => all + value(item), 0)
}
