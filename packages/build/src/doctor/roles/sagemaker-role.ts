import type { Context } from '../context.ts'
import type { Result } from '../finding.ts'
import { checkBodyLimit } from '../http/check-body-limit.ts'
import { checkExecutionParameters } from '../http/check-execution-parameters.ts'
import { checkMemory } from '../http/check-memory.ts'
import { checkSamples } from '../http/check-samples.ts'
import { serverCommands } from '../process/start-server.ts'
import { checkServer } from './server-role.ts'

/** SageMaker's contract of a container: `IMAGE serve`, its routes, its limits, its way to stop. */
export function checkSagemaker(context: Context): AsyncGenerator<Result> {
  return checkServer(context, {
    command: serverCommands.sagemaker,
    checks: {
      samples: (server) => checkSamples(server, '/invocations'),
      'body limit': checkBodyLimit,
      'execution parameters': checkExecutionParameters,
      memory: checkMemory,
    },
  })
}
