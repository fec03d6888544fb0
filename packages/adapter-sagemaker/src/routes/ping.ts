import { type Answer, notReady, type Route, type RouteContext, readiness } from '@inferry/doors'

const pong: Answer = { status: 200 }

/**
 * `/ping`, which runs nothing of the models: by GET, and by POST, as one page of AWS's documentation has it. It is ready
 * once the one model is. With several, it is live: models that load, or are broken, take no others out of service.
 */
export function pingRoute({ repository, stopping }: RouteContext, multiModel: boolean): Route {
  const ready = () => {
    const state = readiness(repository, stopping)
    return state.ready ? pong : notReady(state.reason)
  }
  const live = () => (stopping?.aborted ? notReady('the server is stopping') : pong)
  const answer = multiModel ? live : ready
  return { pattern: '/ping', methods: { GET: answer, POST: answer }, quiet: true }
}
