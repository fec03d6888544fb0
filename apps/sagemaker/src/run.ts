import { sagemakerSettings } from '@inferry/adapter-sagemaker'
import { type Environment, InferryError } from '@inferry/core'
import { checkCommand } from './check-command.ts'
import { type Changes, serveSagemaker } from './serve-sagemaker.ts'

/** Variables by the option that they set, where a message of the server names the option. */
const variables: Readonly<Record<string, string>> = { port: 'SAGEMAKER_BIND_TO_PORT' }

/** The container: resolves to its exit code, 2 with a line on standard error for a command or variable that is wrong. */
export async function run(args: readonly string[], env: Environment, changes: Changes = {}): Promise<number> {
  try {
    checkCommand(args)
    return await serveSagemaker(sagemakerSettings(env), changes)
  } catch (error) {
    if (!(error instanceof InferryError) || error.code !== 'INVALID_CONFIGURATION') throw error
    const variable = variables[error.location?.field ?? '']
    process.stderr.write(`${error.message}${variable === undefined ? '' : ` (${variable})`}\n`)
    return 2
  }
}
