import t from 'tap'
import { createMetrics } from '../../src/index.ts'
import { createModelLabels } from '../../src/metrics/model-labels.ts'

t.test('few models by their names, the rest together', async (t) => {
  const label = createModelLabels(2)
  t.same(['', 'a', 'x'.repeat(129), 'b', 'c', 'a', 'd', ''].map(label), [
    '',
    'a',
    'other',
    'b',
    'other',
    'a',
    'other',
    '',
  ])
})

t.test('a server that saw many models has few series', async (t) => {
  const metrics = createMetrics()
  for (let at = 0; at < 600; at++) {
    const observer = metrics.observer(`m-${at}`)
    observer.run?.({ rows: 1, requests: 1, waitMs: 0, runMs: 1 })
    metrics.request('/invocations', 'POST', 200, `m-${at}`, 0.001)
  }
  const text = await metrics.registry.metrics()
  for (const name of [
    'inferry_http_requests_total',
    'inferry_batch_rows_count',
    'inferry_run_failures_total',
  ])
    t.equal(text.match(new RegExp(`^${name}\\{`, 'gm'))?.length, 501, name)
  t.match(text, /^inferry_batch_rows_count\{model="other"\} 100$/m)
})

t.test('how a model without a name of its own runs is not told', async (t) => {
  const metrics = createMetrics()
  const long = 'x'.repeat(200)
  for (const [model, told] of [
    ['m', 'inline'],
    [long, undefined],
  ] as const) {
    metrics.observer(model).execution?.({ execution: 'inline', runMs: 1 })
    t.equal(metrics.execution(model), told)
  }
})
