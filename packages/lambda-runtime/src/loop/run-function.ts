import { loadHandler } from './load-handler.ts'
import { runLoop, tell } from './run-loop.ts'

/**
 * Runs the handler that the environment variables `_HANDLER` and `LAMBDA_TASK_ROOT` name, under the Runtime API at
 * `AWS_LAMBDA_RUNTIME_API`, as {@link runLoop} does.
 */
export async function runFunction(variables: NodeJS.ProcessEnv = process.env): Promise<never> {
  const load = () => loadHandler(required(variables, 'LAMBDA_TASK_ROOT'), required(variables, '_HANDLER'))
  return runLoop(load, { api: apiAddress(variables) })
}

/** Without it there is nobody to report to. */
function apiAddress(variables: NodeJS.ProcessEnv): string {
  try {
    return required(variables, 'AWS_LAMBDA_RUNTIME_API')
  } catch (error) {
    return tell(error)
  }
}

function required(variables: NodeJS.ProcessEnv, name: string): string {
  const value = variables[name]
  if (!value) throw new Error(`the environment variable ${name} is not set; Lambda sets it`)
  return value
}
