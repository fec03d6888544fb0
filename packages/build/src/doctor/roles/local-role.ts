import type { Context } from '../context.ts'
import type { Result } from '../finding.ts'
import { checkBodyLimit } from '../http/check-body-limit.ts'
import { checkSamples } from '../http/check-samples.ts'
import { serverCommands } from '../process/start-server.ts'
import { checkServer } from './server-role.ts'

/** The contract of the HTTP server's image: told all by its environment. */
export function checkLocal(context: Context): AsyncGenerator<Result> {
  const model = encodeURIComponent(context.description.model.name)
  return checkServer(context, {
    command: serverCommands.local,
    checks: {
      samples: (server) => checkSamples(server, '/invocations'),
      'samples by /v2': (server) => checkSamples(server, `/v2/models/${model}/infer`),
      'body limit': checkBodyLimit,
    },
  })
}
