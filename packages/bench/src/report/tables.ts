import { type ColdPhase, coldPhases } from '../cold/cold-start.ts'
import { percentile } from '../load/latencies.ts'
import type { LambdaPrices } from '../summary/billed.ts'
import type { JobSummary, LoadSummary, SubjectSummary } from '../summary/summarize.ts'
import { billedTable } from './billed-table.ts'
import { reportTable } from './report-table.ts'
import { showMegabytes, showNumber, showTick } from './show-figures.ts'
import { whichStart } from './which-start.ts'

/** A table of a report. */
export interface Table {
  readonly title: string
  /** The first is of the names. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Percentiles that are shown, by their share. */
export const shownPercentiles = { p50: 0.5, p90: 0.9, p99: 0.99, 'p99.9': 0.999 } as const

/** What phases are called in a table's head. */
export const phaseTitles: Readonly<Record<ColdPhase, string>> = {
  platform: 'platform',
  spawn: 'process',
  runtime: 'Node',
  code: 'modules',
  open: 'artifact',
  read: 'read',
  load: 'engine',
  warmUp: 'samples',
  answer: 'answer',
}

/** All figures in tables: cold starts, loads and jobs, as far as they were measured; what Lambda would bill, and reported. */
export function tables(summaries: readonly SubjectSummary[], prices: LambdaPrices): readonly Table[] {
  const warm = summaries.flatMap(({ name, warm }) => (warm === undefined ? [] : [{ name, ...warm }]))
  const jobs = summaries.flatMap(({ name, jobs }) => (jobs === undefined ? [] : [[name, jobs] as const]))
  const billed = billedTable(summaries, prices)
  return [
    ...coldTable(summaries),
    ...(warm.length > 0 ? loadTables(warm) : []),
    ...(jobs.length > 0 ? [jobTable(jobs)] : []),
    ...(billed === undefined ? [] : [billed]),
    ...reportTable(summaries),
  ]
}

function loadTables(
  warm: readonly ({ readonly name: string } & NonNullable<SubjectSummary['warm']>)[],
): readonly Table[] {
  const alone = warm.flatMap(({ name, alone }) => (alone === undefined ? [] : [[name, alone] as const]))
  return [
    ...(alone.length > 0 ? [loadTable('one connection (closed loop), latency in ms', alone)] : []),
    loadTable(
      'as fast as answers come (closed loop), latency in ms',
      warm.map(({ name, closed }) => [name, closed] as const),
    ),
    loadTable(
      'at a constant rate (open loop), latency in ms from when a request was due',
      warm.map(({ name, open }) => [name, open] as const),
    ),
  ]
}

/** The phases that are known of some cold start, in their order. */
export function knownPhases(summaries: readonly SubjectSummary[]): readonly ColdPhase[] {
  const phases = Object.keys(coldPhases) as ColdPhase[]
  return phases.filter((phase) => summaries.some(({ cold }) => cold?.[phase] !== undefined))
}

function coldTable(summaries: readonly SubjectSummary[]): readonly Table[] {
  const phases = knownPhases(summaries)
  const rows = summaries.flatMap(({ name, cold }) =>
    cold === undefined
      ? []
      : [[name, showNumber(cold.total), ...phases.map((phase) => showNumber(cold[phase]))]],
  )
  const columns = ['', 'total', ...phases.map((phase) => phaseTitles[phase])]
  return rows.length === 0 ? [] : [{ title: `cold start in ms: ${whichStart(summaries)}`, columns, rows }]
}

function loadTable(title: string, loads: readonly (readonly [string, LoadSummary])[]): Table {
  const open = loads.some(([, { dueRate }]) => dueRate !== undefined)
  const shares = Object.entries(shownPercentiles)
  return {
    title,
    columns: [
      '',
      open ? 'due/s' : 'connections',
      'answers/s',
      ...shares.map(([name]) => name),
      'errors',
      'CPU ms/request',
      'MB at most',
    ],
    rows: loads.map(([name, load]) => [
      name,
      showTick(load.dueRate ?? load.connections),
      showNumber(load.rate),
      ...shares.map(([, share]) => showNumber(percentile(load.latencies, share))),
      String(load.errors),
      showNumber(load.cpuMilliseconds),
      showMegabytes(load.peakBytes),
    ]),
  }
}

function jobTable(jobs: readonly (readonly [string, JobSummary])[]): Table {
  return {
    title: 'a job of many records in a fresh process, from when its model is ready',
    columns: ['', 'records', 'MB read', 'seconds', 'records/s', 'CPU ms/1000', 'MB at most'],
    rows: jobs.map(([name, job]) => [
      name,
      String(job.records),
      showMegabytes(job.bytes),
      showNumber(job.seconds),
      showNumber(job.recordsPerSecond),
      showNumber(job.cpuMilliseconds),
      showMegabytes(job.peakBytes),
    ]),
  }
}
