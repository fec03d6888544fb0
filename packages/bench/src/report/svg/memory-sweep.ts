import { percentile } from '../../load/latencies.ts'
import { costOfMillion, type LambdaPrices } from '../../summary/billed.ts'
import type { SubjectSummary } from '../../summary/summarize.ts'
import { isDeployed } from '../../target/target.ts'
import { showTick } from '../show-figures.ts'
import type { Markup } from './element.ts'
import { lineChart, plot, type Series } from './line-chart.ts'
import { logScale } from './scale.ts'

/** What functions of several sizes take and would cost; undefined where no engine was measured in two. */
export function memorySweep(
  label: string,
  summaries: readonly SubjectSummary[],
  prices: LambdaPrices,
): Markup | undefined {
  const engines = new Set(summaries.flatMap(({ subject }) => (isDeployed(subject) ? [] : [subject.engine])))
  const series = [...engines].flatMap((engine) => seriesOf(engine, summaries, prices))
  if (series.length === 0) return undefined
  const points = series.flatMap((one) => one.points)
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return lineChart(
    label,
    {
      scale: logScale(Math.min(...xs), Math.max(...xs), plot.left, plot.right),
      title: 'USD for a million warm requests',
      show: showTick,
    },
    {
      scale: logScale(Math.min(...ys), Math.max(...ys), plot.bottom, plot.top),
      title: 'ms',
      show: showTick,
    },
    series,
  )
}

function seriesOf(
  engine: string,
  summaries: readonly SubjectSummary[],
  prices: LambdaPrices,
): readonly Series[] {
  const sizes = summaries
    .flatMap(({ subject, cold, warm }) => {
      if (isDeployed(subject) || subject.engine !== engine) return []
      const { megabytes } = subject
      if (megabytes === undefined || cold === undefined || warm === undefined) return []
      const { latencies, reported } = warm.closed
      if (latencies.length === 0 || reported === undefined) return []
      const x = costOfMillion(reported.billed, megabytes, prices)
      return [{ megabytes, x, label: `${megabytes} MB`, cold: cold.total, latencies }]
    })
    .sort((a, b) => a.megabytes - b.megabytes)
  if (sizes.length < 2) return []
  return [
    { name: `${engine}: cold start`, points: sizes.map(({ x, label, cold }) => ({ x, y: cold, label })) },
    ...(['p50', 'p99'] as const).map((name) => ({
      name: `${engine}: warm, ${name}`,
      points: sizes.map(({ x, latencies }) => ({
        ...{ x, label: '' },
        y: percentile(latencies, name === 'p50' ? 0.5 : 0.99),
      })),
    })),
  ]
}
