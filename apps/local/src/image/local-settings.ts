import { choiceOf, type Environment, executions, flagOf, integerOf, logLevels, textOf } from '@inferry/core'
import type { ServeOptions } from '../server/serve.ts'

/**
 * What the environment tells a server that is started without arguments, as in an image. Throws `INVALID_CONFIGURATION`
 * that names the variable.
 */
export function localSettings(env: Environment): ServeOptions {
  const host = textOf(env, 'HOST')
  const port = integerOf(env, 'PORT', 0, 65_535)
  const engine = textOf(env, 'INFERRY_ENGINE')
  const execution = choiceOf(env, 'INFERRY_EXECUTION', executions)
  const threads = integerOf(env, 'INFERRY_THREADS', 1, 1024)
  const logLevel = choiceOf(env, 'INFERRY_LOG_LEVEL', logLevels)
  const bodyLimit = integerOf(env, 'INFERRY_BODY_LIMIT', 1, 2 ** 31 - 1)
  return {
    paths: textOf(env, 'INFERRY_MODEL') ?? 'model',
    // On loopback too: in an image that is no sign of who asks.
    control: flagOf(env, 'INFERRY_CONTROL'),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(engine !== undefined && { engine }),
    ...(execution !== undefined && { execution }),
    ...(threads !== undefined && { threads }),
    ...(logLevel !== undefined && { logLevel }),
    ...(bodyLimit !== undefined && { bodyLimit, bodyLimitName: 'INFERRY_BODY_LIMIT' }),
  }
}
