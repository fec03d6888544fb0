import { Registry } from 'prom-client'
import t from 'tap'
import { createModelLabels } from '../../src/metrics/model-labels.ts'
import { createModelMetrics } from '../../src/metrics/model-metrics.ts'

t.test('what an observer is told', async (t) => {
  const registry = new Registry()
  const { observer, execution } = createModelMetrics(registry, createModelLabels())
  const watching = observer('m')
  observer('idle')
  watching.run?.({ requests: 3, rows: 20, waitMs: 4, runMs: 0.03 })
  watching.run?.({ requests: 1, rows: 1, waitMs: 0, runMs: 30, error: new Error('lost') })
  t.equal(execution('m'), undefined)
  watching.execution?.({ execution: 'isolated', runMs: 8 })
  t.equal(execution('m'), 'isolated')
  const lines = new Set((await registry.metrics()).split('\n'))
  for (const line of [
    'inferry_batch_rows_sum{model="m"} 21',
    'inferry_batch_rows_bucket{model="m",le="16"} 1',
    'inferry_batch_rows_bucket{model="m",le="32"} 2',
    'inferry_batch_requests_sum{model="m"} 4',
    'inferry_queue_wait_seconds_sum{model="m"} 0.004',
    'inferry_run_duration_seconds_bucket{model="m",le="0.00005"} 1',
    'inferry_run_failures_total{model="m"} 1',
    'inferry_run_failures_total{model="idle"} 0',
    'inferry_batch_rows_count{model="idle"} 0',
  ]) {
    t.ok(lines.has(line), line)
  }
})
