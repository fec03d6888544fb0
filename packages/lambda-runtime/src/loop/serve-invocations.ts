import { toErrorReport } from './error-report.ts'
import type { FaultSink } from './exit-on-fault.ts'
import type { Handler } from './handler.ts'
import { createContext, header } from './lambda-context.ts'
import { logError } from './log-error.ts'
import type { NextInvocation, RuntimeApiClient } from './runtime-api-client.ts'
import { runtimeError } from './runtime-error.ts'

/** Invocation after invocation, until the Runtime API cannot be reached: then it throws. */
export async function serveInvocations(
  handler: Handler,
  client: RuntimeApiClient,
  sink: FaultSink,
): Promise<never> {
  for (;;) {
    delete sink.report
    const invocation = await client.next()
    const id = header(invocation.headers, 'aws-request-id') ?? ''
    sink.report = (report) => client.fail(id, report)
    let json: string
    try {
      json = await untilExhausted(() => answer(handler, invocation))
    } catch (error) {
      logError('Invoke Error', error, id)
      await client.fail(id, toErrorReport(error))
      continue
    }
    await client.respond(id, json)
  }
}

async function answer(handler: Handler, { headers, body }: NextInvocation): Promise<string> {
  const context = createContext(headers)
  if (context.xRayTraceId === undefined) delete process.env['_X_AMZN_TRACE_ID']
  else process.env['_X_AMZN_TRACE_ID'] = context.xRayTraceId
  const result = await handler(JSON.parse(body) as never, context)
  try {
    return JSON.stringify(result) ?? 'null'
  } catch (error) {
    const message = `Unable to stringify response body: ${(error as Error).message}`
    throw runtimeError('JSONStringifyError', message, error)
  }
}

/** Fails when the process would end for lack of anything to do while the handler's promise is pending. */
async function untilExhausted<T>(run: () => Promise<T>): Promise<T> {
  let onBeforeExit = () => {}
  const exhausted = new Promise<never>((_, reject) => {
    onBeforeExit = () => {
      const message = 'nothing is left to run, and the promise that the handler returned was never settled'
      reject(runtimeError('NodeJsExit', message))
    }
  })
  process.once('beforeExit', onBeforeExit)
  try {
    return await Promise.race([run(), exhausted])
  } finally {
    process.off('beforeExit', onBeforeExit)
  }
}
