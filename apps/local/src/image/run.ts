import { type Environment, InferryError } from '@inferry/core'
import { type ServeOptions, serve } from '../server/serve.ts'
import { localSettings } from './local-settings.ts'

/** Variables by the option that they set, where a message of the server names the option. */
const variables: Readonly<Record<string, string>> = { host: 'HOST', port: 'PORT' }

/** The server of an image: resolves to its exit code, 2 with a line on standard error for a variable that is wrong. */
export async function run(
  env: Environment,
  changes: Pick<ServeOptions, 'onListening'> = {},
): Promise<number> {
  try {
    return await serve({ ...localSettings(env), ...changes })
  } catch (error) {
    if (!(error instanceof InferryError)) throw error
    const variable = variables[error.location?.field ?? '']
    process.stderr.write(`${error.message}${variable === undefined ? '' : ` (${variable})`}\n`)
    return 2
  }
}
