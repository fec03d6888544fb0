import { textAnswer } from '../edge/answer.ts'
import { routes } from '../edge/routes.ts'
import type { Metrics } from '../metrics/create-metrics.ts'
import { watchRepository } from '../metrics/watch-repository.ts'
import type { DoorContext } from './door.ts'

/** `GET /metrics` in Prometheus' text format. */
export function metricsDoor({ fastify, repository, send }: DoorContext, metrics: Metrics): void {
  watchRepository(metrics, repository)
  const { registry } = metrics
  routes(fastify, send, '/metrics', {
    GET: async (request, reply) => {
      const text = await registry.metrics()
      send(request, reply, textAnswer(200, text, registry.contentType), { route: '/metrics', quiet: true })
    },
  })
}
