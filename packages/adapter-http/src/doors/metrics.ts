import type { Repository } from '@inferry/core'
import { type Route, textAnswer } from '@inferry/doors'
import type { Metrics } from '../metrics/create-metrics.ts'
import { watchRepository } from '../metrics/watch-repository.ts'

/** `GET /metrics` in Prometheus' text format. */
export function metricsRoute(repository: Repository, metrics: Metrics): Route {
  watchRepository(metrics, repository)
  const { registry } = metrics
  const GET = async () => textAnswer(200, await registry.metrics(), registry.contentType)
  return { pattern: '/metrics', methods: { GET }, quiet: true }
}
