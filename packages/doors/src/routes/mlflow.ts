import { textAnswer } from '../answers/answer.ts'
import { notReady } from '../answers/not-ready.ts'
import { readiness } from '../models/readiness.ts'
import { server } from '../version.ts'
import type { Route, RouteContext } from './route.ts'

/** MLflow's scoring server beside `/ping` and `/invocations`: `/health` and `/version`. */
export function mlflowRoutes({ repository, stopping }: RouteContext): readonly Route[] {
  const healthy = textAnswer(200, '\n')
  const version = textAnswer(200, server.version)
  const health = () => {
    const state = readiness(repository, stopping)
    return state.ready ? healthy : notReady(state.reason)
  }
  return [
    { pattern: '/health', methods: { GET: health }, quiet: true },
    { pattern: '/version', methods: { GET: () => version } },
  ]
}
