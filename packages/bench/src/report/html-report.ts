import { coldPhases } from '../cold/cold-start.ts'
import type { BenchResult } from '../result/bench-result.ts'
import type { LambdaPrices } from '../summary/billed.ts'
import { type SubjectSummary, summarize } from '../summary/summarize.ts'
import { describeBench } from './describe-bench.ts'
import { showNumber, showTick } from './show-figures.ts'
import { style } from './style.ts'
import { element, type Markup } from './svg/element.ts'
import { memorySweep } from './svg/memory-sweep.ts'
import { percentileCurves } from './svg/percentile-curves.ts'
import { stackedBars } from './svg/stacked-bars.ts'
import { knownPhases, type Table, tables } from './tables.ts'
import { whichStart } from './which-start.ts'

/** A result as one HTML file that needs no network. */
export function htmlReport(result: BenchResult, prices: LambdaPrices): string {
  const summaries = summarize(result)
  const title = `Inferry bench: ${result.model.name}`
  const head = element(
    'head',
    {},
    { markup: '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' },
    element('title', {}, title),
    { markup: `<style>${style}</style>` },
  )
  const body = element(
    'body',
    {},
    element('h1', {}, title),
    ...describeBench(result).map((text) => element('p', {}, text)),
    ...coldSection(summaries),
    ...warmSections(summaries),
    ...sweepSection(summaries, prices),
    element('h2', {}, 'All figures'),
    ...tables(summaries, prices).flatMap(tableMarkup),
  )
  return `<!doctype html>\n${element('html', { lang: 'en' }, head, body).markup}\n`
}

function coldSection(summaries: readonly SubjectSummary[]): readonly Markup[] {
  const phases = knownPhases(summaries)
  const bars = summaries.flatMap(({ name, cold }) =>
    cold === undefined
      ? []
      : [{ name, note: `${showNumber(cold.total)} ms`, values: phases.map((phase) => cold[phase]) }],
  )
  if (bars.length === 0) return []
  const parts = phases.map((phase) => coldPhases[phase])
  return [
    element('h2', {}, 'Cold start'),
    element(
      'p',
      {},
      'From the start of a process to its first answer, of a batch worker to the end of a small job, of a deployed function from the question.',
    ),
    element(
      'p',
      {},
      `Of each, a real start is shown: ${whichStart(summaries)} by its total. Its phases add up, as far as they are known.`,
    ),
    stackedBars('phases of cold starts', 'ms', parts, bars),
  ]
}

function warmSections(summaries: readonly SubjectSummary[]): readonly Markup[] {
  const warm = summaries.flatMap(({ name, warm }) => (warm === undefined ? [] : [{ name, ...warm }]))
  if (warm.length === 0) return []
  const rates = new Set(warm.map(({ open }) => open.dueRate))
  return [
    element('h2', {}, 'Latency at a constant rate'),
    element('p', {}, 'Each counts from when its request was due: a stall shows in all that it kept waiting.'),
    ...(rates.size > 1
      ? [element('p', {}, 'The rates differ, and stand beside the names: compare curves of about the same.')]
      : []),
    percentileCurves(
      'latency by percentile, open loop',
      warm.map(({ name, open }) => ({
        name: `${name}, ${showTick(open.dueRate ?? open.rate)}/s`,
        latencies: open.latencies,
      })),
    ),
    element('h2', {}, 'Latency as fast as answers come'),
    element(
      'p',
      {},
      'Each connection asks again once it is answered: what the server takes when it is busy.',
    ),
    percentileCurves(
      'latency by percentile, closed loop',
      warm.map(({ name, closed }) => ({
        name: `${name}, ${showNumber(closed.rate)}/s`,
        latencies: closed.latencies,
      })),
    ),
  ]
}

function sweepSection(summaries: readonly SubjectSummary[], prices: LambdaPrices): readonly Markup[] {
  const sweep = memorySweep('latency by what a function costs', summaries, prices)
  if (sweep === undefined) return []
  const unlimited = summaries.some(({ cpuShareKept }) => cpuShareKept === false)
  const texts = [
    `What a size takes, and what Lambda would ask for a million warm requests at the prices of ${prices.label}: time rounded up to a millisecond, by memory, and the requests.`,
    ...(unlimited
      ? ['This machine could not keep the processor share of a size: below one CPU it would take longer.']
      : []),
  ]
  return [
    element('h2', {}, 'Memory sizes of the function'),
    ...texts.map((text) => element('p', {}, text)),
    sweep,
  ]
}

/** The title stays where it is when the table scrolls. */
function tableMarkup({ title, columns, rows }: Table): readonly Markup[] {
  const row = (cell: 'th' | 'td', texts: readonly string[]) =>
    element('tr', {}, ...texts.map((text) => element(cell, {}, text)))
  const table = element('table', {}, row('th', columns), ...rows.map((texts) => row('td', texts)))
  return [element('h3', {}, title), element('div', { class: 'table' }, table)]
}
