import type { PredictorObserver } from '@inferry/core'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { createModelLabels } from './model-labels.ts'
import { createModelMetrics } from './model-metrics.ts'
import { createRequestMetrics } from './request-metrics.ts'

/** What one server measures; `GET /metrics` tells it in Prometheus' text format. */
export interface Metrics {
  /** Its own registry, to add to. */
  readonly registry: Registry
  /** Watches one predictor: to be given to `createPredictor` or `openRepository`. */
  observer(model: string): PredictorObserver
  /** Counts an answered request. `route` is a pattern, `model` empty when there is none. */
  request(route: string, method: string, status: number, model: string, seconds: number): void
  /** How the predictor of that name runs, once it was warmed up. */
  execution(model: string): string | undefined
}

/** Metrics of the requests, the models and the process, event-loop lag included. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const label = createModelLabels()
  return { registry, request: createRequestMetrics(registry, label), ...createModelMetrics(registry, label) }
}
