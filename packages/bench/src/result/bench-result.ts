import type { ColdStart } from '../cold/cold-start.ts'
import type { Machine } from '../figures/describe-machine.ts'
import type { LoadResult } from '../load/load-result.ts'
import type { Subject } from '../target/target.ts'

/** Of the form of {@link BenchResult}; another form has another. */
export const benchVersion = 2

/** What `inferry bench` found, as it stands in its file. */
export interface BenchResult {
  readonly benchVersion: typeof benchVersion
  /** When it began, ISO 8601. */
  readonly date: string
  readonly machine: Machine
  /** Of the packages in what was measured, by their names. */
  readonly versions: Readonly<Record<string, string>>
  readonly model: BenchedModel
  readonly settings: BenchSettings
  readonly subjects: readonly SubjectResult[]
}

/** What was asked, and the bodies of a request and of its answer. */
export interface BenchedModel {
  readonly name: string
  readonly version: string
  readonly questionBytes: number
  readonly answerBytes: number
}

/** How it was measured. */
export interface BenchSettings {
  /** Fresh processes for the cold starts alone; each round adds one. */
  readonly coldStarts: number
  /** Fresh processes for the loads. */
  readonly rounds: number
  /** Of each load. */
  readonly seconds: number
  /** Of the closed loop, unless the target works on fewer requests at once. */
  readonly connections: number
  /** Requests a second of the open loop; unless given, half of what the closed loop of the same round reached. */
  readonly rate?: number
}

export interface SubjectResult {
  readonly subject: Subject
  /** Whether a function had the processor share of its memory size; absent of a server. */
  readonly cpuShareKept?: boolean
  readonly cold: readonly ColdStart[]
  /**
   * A closed loop of one connection before the others, one a round: what a request takes while no other is under way.
   * Absent of a function, which works on one at a time in any loop.
   */
  readonly alone?: readonly MeasuredLoad[]
  /** One a round. */
  readonly closed: readonly MeasuredLoad[]
  readonly open: readonly MeasuredLoad[]
  /** Of a batch worker, in place of loads: one a round. */
  readonly jobs?: readonly MeasuredJob[]
}

/** What came of a job of many records, in a fresh process. */
export interface MeasuredJob {
  readonly records: number
  /** Of the object that was read. */
  readonly bytes: number
  /** From when the model was ready to the last answer written. */
  readonly seconds: number
  /** Processor time meanwhile; absent where it is not told. */
  readonly cpuSeconds?: number
  /** The most memory that the worker held. */
  readonly peakBytes: number
}

/** What came of a load on a fresh, warm process. */
export interface MeasuredLoad extends LoadResult {
  readonly connections: number
  /** Requests a second that were due, of an open loop. */
  readonly dueRate?: number
  /** Processor time of the server during it; absent where it is not told, and of a function whose process was replaced. */
  readonly cpuSeconds?: number
  /** The most memory that the server held until then; absent where it is not told. */
  readonly peakBytes?: number
}

/** Answers a second. */
export function rateOf({ answered, seconds }: Pick<LoadResult, 'answered' | 'seconds'>): number {
  return answered / seconds
}

/** Records a second. */
export function recordRateOf({ records, seconds }: Pick<MeasuredJob, 'records' | 'seconds'>): number {
  return records / seconds
}

/** Requests that were not answered well. */
export function errorsOf({ errors }: Pick<LoadResult, 'errors'>): number {
  return Object.values(errors).reduce((sum, count) => sum + count, 0)
}
