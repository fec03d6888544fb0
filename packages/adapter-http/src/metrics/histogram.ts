import type { Metric, Registry } from 'prom-client'

/** Records one value. */
export type Observe = (value: number) => void

/** A histogram whose series are looked up once; recording is then an addition. */
export interface Histogram {
  /** The recorder of one combination of label values, in the order of `labels`. */
  series(...values: readonly string[]): Observe
}

export interface HistogramOptions {
  readonly name: string
  readonly help: string
  readonly labels: readonly string[]
  /** Upper bounds, ascending; `+Inf` is added. */
  readonly bounds: readonly number[]
}

interface Series {
  readonly labels: Readonly<Record<string, string>>
  /** How many values fell in each bucket, the last for those above all bounds. */
  readonly counts: number[]
  sum: number
}

/**
 * A histogram in a prom-client registry. Prom-client's own costs half a microsecond a value (it builds and hashes
 * the labels anew), which several of them on each request would make felt.
 */
export function createHistogram(registry: Registry, options: HistogramOptions): Histogram {
  const { name, help, labels, bounds } = options
  const known = new Map<string, { readonly series: Series; readonly observe: Observe }>()
  const metric = {
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    get: async () => ({
      name,
      help,
      type: 'histogram',
      aggregator: 'sum',
      values: [...known.values()].flatMap(({ series }) => valuesOf(name, bounds, series)),
    }),
    reset: () => known.clear(),
  }
  registry.registerMetric(metric as unknown as Metric)
  return {
    series(...values) {
      const key = values.join('\n')
      const found = known.get(key)
      if (found !== undefined) return found.observe
      const series: Series = {
        labels: Object.fromEntries(labels.map((label, index) => [label, values[index] ?? ''])),
        counts: Array.from({ length: bounds.length + 1 }, () => 0),
        sum: 0,
      }
      const observe: Observe = (value) => {
        let bucket = 0
        while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket++
        series.counts[bucket] = (series.counts[bucket] as number) + 1
        series.sum += value
      }
      known.set(key, { series, observe })
      return observe
    },
  }
}

function valuesOf(name: string, bounds: readonly number[], { labels, counts, sum }: Series) {
  let count = 0
  const buckets = counts.map((inBucket, index) => {
    count += inBucket
    const le = bounds[index] ?? '+Inf'
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count }
  })
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ]
}
