import { toErrorReport } from './error-report.ts'
import { exitOnFault, type FaultSink } from './exit-on-fault.ts'
import { checkHandler, type Handler } from './handler.ts'
import { logError } from './log-error.ts'
import { createRuntimeApiClient, type RuntimeApiClient } from './runtime-api-client.ts'
import { serveInvocations } from './serve-invocations.ts'

export interface LoopOptions {
  /** `host:port` of the Runtime API: the environment variable AWS_LAMBDA_RUNTIME_API. */
  readonly api: string
}

/**
 * Loads a handler and answers the invocations of Lambda's Runtime API with it: what an image's entry point calls in
 * place of AWS's runtime interface client. Async handlers only; no response streaming. One that cannot be loaded is
 * reported to `init/error`. It never resolves; it rejects, when it has told why on standard error, if the handler
 * cannot be loaded or the API cannot be reached or refuses to go on. An uncaught exception is reported, then ends the
 * process with code 129; a rejection that nobody handles, with 128.
 */
export async function runLoop<Event>(
  load: () => Handler<Event> | Promise<Handler<Event>>,
  { api }: LoopOptions,
): Promise<never> {
  const sink: FaultSink = {}
  const release = exitOnFault(sink)
  try {
    const client = createRuntimeApiClient(api)
    sink.report = client.failInit
    const handler = await loaded(load, client)
    return await serveInvocations(handler, client, sink).catch(tell)
  } finally {
    release()
  }
}

async function loaded<Event>(
  load: () => Handler<Event> | Promise<Handler<Event>>,
  client: RuntimeApiClient,
): Promise<Handler> {
  try {
    return checkHandler(await load(), 'handler')
  } catch (error) {
    // First: the environment ends the process as soon as it is told.
    logError('Init Error', error)
    await client.failInit(toErrorReport(error))
    throw error
  }
}

/** Logs it and throws it. */
export function tell(error: unknown): never {
  logError('Runtime Error', error)
  throw error
}
