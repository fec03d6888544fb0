import { textAnswer } from '../edge/answer.ts'
import { notReady } from '../edge/not-ready.ts'
import { routes } from '../edge/routes.ts'
import { readiness } from '../models/readiness.ts'
import { server } from '../version.ts'
import type { DoorContext } from './door.ts'

/** MLflow's scoring server beside `/ping` and `/invocations`: `/health` and `/version`. */
export function mlflowDoor({ fastify, repository, send, stopping }: DoorContext): void {
  const healthy = textAnswer(200, '\n')
  const version = textAnswer(200, server.version)
  routes(fastify, send, '/health', {
    GET: (request, reply) => {
      const state = readiness(repository, stopping)
      send(request, reply, state.ready ? healthy : notReady(state.reason), { route: '/health', quiet: true })
    },
  })
  routes(fastify, send, '/version', {
    GET: (request, reply) => send(request, reply, version, { route: '/version' }),
  })
}
