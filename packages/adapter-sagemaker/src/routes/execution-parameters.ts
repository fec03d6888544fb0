import { jsonAnswer, type Route } from '@inferry/doors'

/** SageMaker's limits of a transform: of a payload, and of all that are under way. In MB. */
const mostMegabytes = 100

/**
 * Requests of a transform at once, where their size allows. Two keep the thread that reads and writes and the one that
 * runs the model busy, two more are on their way meanwhile; beyond that they would wait in memory.
 */
const concurrency = 4

/** `GET /execution-parameters`: how a batch transform that says nothing of it should ask. `bodyLimit` in bytes. */
export function executionParametersRoute(bodyLimit: number): Route {
  const megabytes = Math.max(1, Math.min(mostMegabytes, Math.floor(bodyLimit / (1024 * 1024))))
  const answer = jsonAnswer(200, {
    MaxConcurrentTransforms: Math.max(1, Math.min(concurrency, Math.floor(mostMegabytes / megabytes))),
    BatchStrategy: 'MULTI_RECORD',
    MaxPayloadInMB: megabytes,
  })
  return { pattern: '/execution-parameters', methods: { GET: () => answer }, quiet: true }
}
