import { exitOnFault, type FaultSink } from './exit-on-fault.ts'
import { checkHandler, type Handler } from './handler.ts'
import { createRuntimeApiClient } from './runtime-api-client.ts'
import { serveInvocations } from './serve-invocations.ts'

export interface LoopOptions {
  /** `host:port` of the Runtime API: the environment variable AWS_LAMBDA_RUNTIME_API. */
  readonly api: string
}

/**
 * Answers the invocations of Lambda's Runtime API with a handler that is loaded already: what an image's entry point
 * calls in place of AWS's runtime interface client. Async handlers only; no response streaming. It never resolves; it
 * rejects when the API cannot be reached or refuses to go on. An uncaught exception is reported, then ends the
 * process with code 129; a rejection that nobody handles, with 128.
 */
export async function runLoop<Event>(handler: Handler<Event>, { api }: LoopOptions): Promise<never> {
  const sink: FaultSink = {}
  const release = exitOnFault(sink)
  try {
    return await serveInvocations(checkHandler(handler, 'handler'), createRuntimeApiClient(api), sink)
  } finally {
    release()
  }
}
