import { Counter, type Registry } from 'prom-client'
import type { Metrics } from './create-metrics.ts'
import { createHistogram, type Observe } from './histogram.ts'
import type { ModelLabel } from './model-labels.ts'

const seconds = [
  0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
]

interface Series {
  readonly route: string
  readonly method: string
  readonly status: number
  readonly model: string
  readonly observe: Observe
  /** Requests since the last scrape. */
  fresh: number
}

/** `inferry_http_requests_total` and `inferry_http_request_duration_seconds`. */
export function createRequestMetrics(registry: Registry, label: ModelLabel): Metrics['request'] {
  const known = new Map<string, Series>()
  /** That of the last request: the next is mostly like it. */
  let last: Series | undefined
  const counter = new Counter({
    name: 'inferry_http_requests_total',
    help: 'Answered HTTP requests.',
    labelNames: ['route', 'method', 'status', 'model'],
    registers: [registry],
    collect() {
      for (const series of known.values()) {
        const { route, method, status, model } = series
        counter.inc({ route, method, status: String(status), model }, series.fresh)
        series.fresh = 0
      }
    },
  })
  const duration = createHistogram(registry, {
    name: 'inferry_http_request_duration_seconds',
    help: 'From the request head to the answer handed to the socket.',
    labels: ['route', 'model'],
    bounds: seconds,
  })
  function seriesOf(route: string, method: string, status: number, model: string): Series {
    const key = `${route} ${method} ${status} ${model}`
    let series = known.get(key)
    if (series === undefined) {
      series = { route, method, status, model, observe: duration.series(route, model), fresh: 0 }
      known.set(key, series)
    }
    return series
  }
  return (route, method, status, asked, elapsed) => {
    const model = label(asked)
    if (last?.status !== status || last.route !== route || last.model !== model || last.method !== method)
      last = seriesOf(route, method, status, model)
    last.fresh++
    last.observe(elapsed)
  }
}
