import { coldPhases } from '../cold/cold-start.ts'
import { percentile } from '../load/latencies.ts'
import type { LoadSummary, SubjectSummary } from '../summary/summarize.ts'
import { showMegabytes, showNumber, showTick } from './show-figures.ts'

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
export const phaseTitles: Readonly<Record<keyof typeof coldPhases, string>> = {
  spawn: 'process',
  runtime: 'Node',
  code: 'modules',
  open: 'artifact',
  load: 'model',
  warmUp: 'samples',
  answer: 'answer',
}

/** All figures in tables: cold starts, and unless there were no rounds the two loads. */
export function tables(summaries: readonly SubjectSummary[]): readonly Table[] {
  const warm = summaries.flatMap(({ name, warm }) => (warm === undefined ? [] : [{ name, ...warm }]))
  const cold = coldTable(summaries)
  if (warm.length === 0) return [cold]
  return [
    cold,
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

function coldTable(summaries: readonly SubjectSummary[]): Table {
  const phases = Object.keys(coldPhases) as (keyof typeof coldPhases)[]
  return {
    title: 'cold start, medians in ms',
    columns: ['', 'total', ...phases.map((phase) => phaseTitles[phase])],
    rows: summaries.map(({ name, cold }) => [
      name,
      showNumber(cold.total),
      ...phases.map((phase) => showNumber(cold[phase])),
    ]),
  }
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
