import { type Environment, InferryError } from '@inferry/core'

/** What the image is started as. */
export type Role = 'lambda' | 'sagemaker' | 'fargate' | 'local'

/** What only a worker is told: one that lacks the rest ends with its reason, where a server would run for ever. */
const workerVariables = ['INFERRY_INPUT', 'INFERRY_OUTPUT', 'INFERRY_QUEUE_URL', 'INFERRY_MODE']

/** What SageMaker tells its container; others of its variables may be an application's own. */
const containerVariables = ['SAGEMAKER_BIND_TO_PORT', 'SAGEMAKER_MULTI_MODEL', 'SAGEMAKER_BATCH']

/**
 * What an image wakes up on. Lambda tells where its Runtime API is. SageMaker starts it with `serve`, or `train`, which
 * its container refuses with a reason, and with variables of its own. A worker is told its work by arguments or
 * variables. Else it is a server. Throws `INVALID_CONFIGURATION` for another command.
 */
export function chooseRole(args: readonly string[], env: Environment): Role {
  if (env['AWS_LAMBDA_RUNTIME_API']) return 'lambda'
  const [command] = args
  if (command === 'serve' || command === 'train') return 'sagemaker'
  if (command?.startsWith('--') || workerVariables.some((name) => env[name])) return 'fargate'
  if (command !== undefined) {
    const message = `${JSON.stringify(command)} is no command of this image: serve (as SageMaker gives it), --input … or --queue-url … (a worker), or none (a server)`
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'command' } })
  }
  return containerVariables.some((name) => env[name]) ? 'sagemaker' : 'local'
}
