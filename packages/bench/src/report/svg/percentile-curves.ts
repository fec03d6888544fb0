import { countLatencies, type Latencies } from '../../load/latencies.ts'
import { showTick } from '../show-figures.ts'
import type { Markup } from './element.ts'
import { lineChart, plot, type Series } from './line-chart.ts'
import { logScale } from './scale.ts'

export interface Distribution {
  readonly name: string
  readonly latencies: Latencies
}

/** Latency over percentile, where each further nine has as much room: a stall of few requests shows as well. */
export function percentileCurves(label: string, distributions: readonly Distribution[]): Markup {
  const some = distributions.filter(({ latencies }) => latencies.length > 0)
  const all = some.flatMap(({ latencies }) => latencies.map(([milliseconds]) => milliseconds))
  const y = logScale(Math.max(0.001, Math.min(...all, 1000)), Math.max(...all, 0.002), plot.bottom, plot.top)
  const most = Math.max(10, ...some.map(({ latencies }) => 2 * countLatencies(latencies)))
  // Over how many requests one is slower: 1 is the quickest, 2 is p50, 100 is p99.
  const x = logScale(1, most, plot.left, plot.right)
  const nines = [1, 2, 10, 100, 1000, 10_000, 100_000, 1e6].filter((value) => value <= most)
  return lineChart(
    label,
    {
      scale: Object.assign((value: number) => x(value), { ticks: nines }),
      title: 'percentile',
      show: percentileName,
    },
    { scale: y, title: 'ms', show: showTick },
    some.map(curveOf),
  )
}

function curveOf({ name, latencies }: Distribution): Series {
  const total = countLatencies(latencies)
  let seen = 0
  const points = latencies.map(([y, count]) => {
    const before = seen
    seen += count
    // The middle of the last one, which none is slower than.
    return { x: total / (total - Math.max(before, seen - 0.5)), y }
  })
  return { name, points }
}

function percentileName(oneIn: number): string {
  return `p${Number((100 * (1 - 1 / oneIn)).toFixed(4))}`
}
