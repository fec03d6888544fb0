import { formatCount } from '../bill/format-count.ts'
import { formatMoney } from '../bill/format-money.ts'
import type { CostCurve } from '../compare/break-evens.ts'
import { darkStyle } from './dark-style.ts'
import { type LogScale, logScale } from './log-scale.ts'

export interface CostChartOptions {
  readonly title: string
  /** The rate to mark. */
  readonly requestsPerDay: number
  /** The rates to draw, unless given from 1 to 10⁸. */
  readonly least?: number
  readonly most?: number
}

type Point = readonly [requestsPerDay: number, cost: number]

const size = { width: 860, height: 520, left: 80, right: 200, top: 48, bottom: 56 }
const samples = 240
/** Told apart by people who do not see all colours. Source: Okabe and Ito, "Color Universal Design". */
const colors = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#555555']

/**
 * What services cost by requests a day, both axes logarithmic, as an SVG that needs nothing else, dark where the reader's
 * system is. A line ends where a
 * service does not take the rate.
 */
export function costChart(curves: readonly CostCurve[], options: CostChartOptions): string {
  const { title, requestsPerDay, least = 1, most = 1e8 } = options
  const drawn = curves.map((curve) => ({ name: curve.service, runs: runsOf(curve, least, most) }))
  const costs = drawn.flatMap(({ runs }) => runs.flat().map(([, cost]) => cost))
  const x = logScale(least, most, size.left, size.width - size.right)
  const y = logScale(
    costs.length === 0 ? 1 : Math.min(...costs),
    costs.length === 0 ? 10 : Math.max(...costs),
    size.height - size.bottom,
    size.top,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" class="cost-chart" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    darkStyle,
    `<rect class="paper" width="${size.width}" height="${size.height}" fill="#ffffff"/>`,
    `<text x="${size.left}" y="26" font-size="15">${escaped(title)}</text>`,
    ...xAxis(x),
    ...yAxis(y),
    ...(requestsPerDay >= least && requestsPerDay <= most ? mark(x(requestsPerDay), requestsPerDay) : []),
    ...drawn.flatMap(({ name, runs }, index) => line(name, runs, index, x, y)),
    '</svg>',
    '',
  ].join('\n')
}

/** The parts of a curve between rates that the service does not take, and those that cost nothing. */
function runsOf({ cost }: CostCurve, least: number, most: number): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]]
  for (let sample = 0; sample <= samples; sample += 1) {
    const rate = least * (most / least) ** (sample / samples)
    const total = cost(rate)
    if (total !== undefined && total > 0) runs.at(-1)?.push([rate, total])
    else if (runs.at(-1)?.length !== 0) runs.push([])
  }
  return runs.filter((run) => run.length > 1)
}

function xAxis(x: LogScale): readonly string[] {
  const bottom = size.height - size.bottom
  return [
    ...x.ticks.flatMap((tick) => [
      `<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${size.top}" y2="${bottom}" stroke="#dddddd"/>`,
      `<text x="${at(x(tick))}" y="${bottom + 18}" text-anchor="middle">${tick.toLocaleString('en-US', { notation: 'compact' })}</text>`,
    ]),
    `<text x="${(size.left + size.width - size.right) / 2}" y="${size.height - 14}" text-anchor="middle">requests a day</text>`,
  ]
}

function yAxis(y: LogScale): readonly string[] {
  return y.ticks.flatMap((tick) => [
    `<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${at(y(tick))}" y2="${at(y(tick))}" stroke="#dddddd"/>`,
    `<text x="${size.left - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${tick < 1 ? `$${tick}` : formatMoney(tick).replace('.00', '')}</text>`,
  ])
}

function mark(x: number, requestsPerDay: number): readonly string[] {
  return [
    `<line class="mark" x1="${at(x)}" x2="${at(x)}" y1="${size.top}" y2="${size.height - size.bottom}" stroke="#000000" stroke-dasharray="4 4"/>`,
    `<text x="${at(x + 4)}" y="${size.top + 12}">${formatCount(requestsPerDay)} a day</text>`,
  ]
}

function line(
  name: string,
  runs: readonly (readonly Point[])[],
  index: number,
  x: LogScale,
  y: LogScale,
): readonly string[] {
  const color = colors[index % colors.length]
  const label = size.top + 16 + index * 22
  const left = size.width - size.right + 16
  return [
    ...runs.map(
      (run) =>
        `<polyline class="c${index % colors.length}" fill="none" stroke="${color}" stroke-width="2" points="${run.map(([rate, cost]) => `${at(x(rate))},${at(y(cost))}`).join(' ')}"/>`,
    ),
    `<line class="c${index % colors.length}" x1="${left}" x2="${left + 20}" y1="${label}" y2="${label}" stroke="${color}" stroke-width="2"/>`,
    `<text x="${left + 26}" y="${label + 4}">${escaped(name)}</text>`,
  ]
}

/** A place in the drawing, to a hundredth. */
function at(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
