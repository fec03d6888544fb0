import { toErrorReport } from './error-report.ts'
import { exitOnFault, type FaultSink } from './exit-on-fault.ts'
import type { Handler } from './handler.ts'
import { loadHandler } from './load-handler.ts'
import { logError } from './log-error.ts'
import { createRuntimeApiClient, type RuntimeApiClient } from './runtime-api-client.ts'
import { serveInvocations } from './serve-invocations.ts'

/**
 * Loads the handler that the environment variables `_HANDLER` and `LAMBDA_TASK_ROOT` name and answers the invocations
 * of the Runtime API at `AWS_LAMBDA_RUNTIME_API`. One that cannot be loaded is reported to `init/error`. It never
 * resolves, and rejects with what it has told on standard error.
 */
export async function runFunction(variables: NodeJS.ProcessEnv = process.env): Promise<never> {
  const sink: FaultSink = {}
  const release = exitOnFault(sink)
  try {
    const client = createRuntimeApiClient(apiAddress(variables))
    sink.report = client.failInit
    const handler = await load(client, variables)
    return await serveInvocations(handler, client, sink).catch(tell)
  } finally {
    release()
  }
}

/** Without it there is nobody to report to. */
function apiAddress(variables: NodeJS.ProcessEnv): string {
  try {
    return required(variables, 'AWS_LAMBDA_RUNTIME_API')
  } catch (error) {
    return tell(error)
  }
}

function tell(error: unknown): never {
  logError('Runtime Error', error)
  throw error
}

async function load(client: RuntimeApiClient, variables: NodeJS.ProcessEnv): Promise<Handler> {
  try {
    return await loadHandler(required(variables, 'LAMBDA_TASK_ROOT'), required(variables, '_HANDLER'))
  } catch (error) {
    // First: the environment ends the process as soon as it is told.
    logError('Init Error', error)
    await client.failInit(toErrorReport(error))
    throw error
  }
}

function required(variables: NodeJS.ProcessEnv, name: string): string {
  const value = variables[name]
  if (!value) throw new Error(`the environment variable ${name} is not set; Lambda sets it`)
  return value
}
