import type { PredictorObserver } from '@inferry/core'
import { Counter, type Registry } from 'prom-client'
import { createHistogram } from './histogram.ts'
import type { ModelLabel } from './model-labels.ts'

const seconds = [
  0.000_01, 0.000_025, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1,
  0.25, 0.5, 1, 2.5, 5, 10,
]
const powersOfTwo = Array.from({ length: 14 }, (_, power) => 2 ** power)

export interface ModelMetrics {
  observer(model: string): PredictorObserver
  execution(model: string): string | undefined
}

/** What predictors tell of their runs: rows and requests in one run, queueing, run time, failures. */
export function createModelMetrics(registry: Registry, label: ModelLabel): ModelMetrics {
  const executions = new Map<string, string>()
  const labels = ['model'] as const
  const histogram = (name: string, help: string, bounds: readonly number[]) =>
    createHistogram(registry, { name, help, labels, bounds })
  const rows = histogram('inferry_batch_rows', 'Rows in one run of the engine.', powersOfTwo)
  const requests = histogram(
    'inferry_batch_requests',
    'Requests joined in one run of the engine.',
    powersOfTwo,
  )
  const wait = histogram('inferry_queue_wait_seconds', "How long a run's oldest request queued.", seconds)
  const run = histogram('inferry_run_duration_seconds', 'One run of the engine.', seconds)
  const failures = new Counter({
    name: 'inferry_run_failures_total',
    help: 'Runs of the engine that failed.',
    labelNames: labels,
    registers: [registry],
  })
  return {
    execution: (model) => executions.get(model),
    observer(name) {
      const model = label(name)
      const observeRows = rows.series(model)
      const observeRequests = requests.series(model)
      const observeWait = wait.series(model)
      const observeRun = run.series(model)
      failures.inc({ model }, 0)
      return {
        run(event) {
          observeRows(event.rows)
          observeRequests(event.requests)
          observeWait(event.waitMs / 1000)
          observeRun(event.runMs / 1000)
          if (event.error !== undefined) failures.inc({ model })
        },
        execution({ execution }) {
          if (model === name) executions.set(name, execution)
        },
      }
    },
  }
}
