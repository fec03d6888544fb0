import t from 'tap'
import { createMetrics } from '../../src/metrics/create-metrics.ts'

t.test('each has its own registry', async (t) => {
  const [one, two] = [createMetrics(), createMetrics()]
  one.request('/r', 'GET', 200, '', 0.1)
  t.match(await one.registry.metrics(), /inferry_http_requests_total\{route="\/r"/)
  t.notMatch(await two.registry.metrics(), /route="\/r"/)
})

t.test('names and units follow the conventions', async (t) => {
  for (const metric of await createMetrics().registry.getMetricsAsJSON()) {
    t.match(metric.name, /^(inferry|process|nodejs)_[a-z0-9_]+$/)
    if (metric.name.startsWith('inferry_') && String(metric.type) === 'counter')
      t.match(metric.name, /_total$/)
    t.ok(metric.help)
  }
})
