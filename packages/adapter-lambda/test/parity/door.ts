import { createPredictor, openRepository } from '@inferry/core'
import type { Door, OpenDoors, RequestCase } from '@inferry/testing'
import { lambdaHandler } from '../../src/index.ts'
import { answerOf } from './answer-of.ts'
import { envelopeEvent } from './events/envelope.ts'
import { functionUrlEvent } from './events/function-url.ts'
import { httpApiEvent } from './events/http-api.ts'
import { loadBalancerEvent, multiValueLoadBalancerEvent } from './events/load-balancer.ts'
import { restApiEvent } from './events/rest-api.ts'

/** The events that carry HTTP, by the door's name. */
const events: Readonly<Record<string, (request: RequestCase) => unknown>> = {
  'Lambda, REST API': restApiEvent,
  'Lambda, HTTP API': httpApiEvent,
  'Lambda, function URL': functionUrlEvent,
  'Lambda, load balancer': loadBalancerEvent,
  'Lambda, load balancer with multi-value headers': multiValueLoadBalancerEvent,
  'Lambda, direct invoke': envelopeEvent,
}

/** One handler, called with each shape of events. */
export const openLambdaDoors: OpenDoors = async (paths, engine) => {
  const repository = await openRepository(paths, (artifact) =>
    createPredictor(artifact, { engines: [engine], threads: 1, execution: 'inline' }),
  )
  for (const { name } of repository.list()) await repository.get(name).ready()
  const handler = lambdaHandler(async () => repository)
  const context = { awsRequestId: 'parity', getRemainingTimeInMillis: () => 60_000 }
  return Object.entries(events).map(
    ([name, event]): Door => ({
      name,
      async ask(request) {
        // Lambda carries both as JSON.
        const result = await handler(viaJson(event(request)), context)
        return answerOf(viaJson(result), event === multiValueLoadBalancerEvent)
      },
      close: () => repository.close(),
    }),
  )
}

function viaJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
