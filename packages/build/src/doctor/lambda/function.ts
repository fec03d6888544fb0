import { type EnforcedLimits, startLambdaEmulator } from '@inferry/lambda-runtime'
import { ask } from '../http/ask.ts'

export interface FunctionOptions {
  readonly folder: string
  /** What runs the handler: a file that `bundleLoop` wrote, or the module of an image that runs itself. */
  readonly main: string
  readonly env?: Readonly<Record<string, string>>
  readonly megabytes: number
  /** Its time-out. */
  readonly seconds: number
}

/** What came of an event. */
export interface Invoked {
  /** JSON. */
  readonly payload: string
  /** The code of a failure of the function. */
  readonly errorType?: string
}

/** A function under the limits of a memory size. */
export interface LambdaFunction {
  readonly megabytes: number
  readonly enforced: EnforcedLimits
  invoke(event: string): Promise<Invoked>
  /** All that it and Lambda logged. */
  log(): string
  close(): Promise<void>
}

/** Characters of the log that are kept. */
const kept = 256 * 1024

/** Starts a bundle's handler as Lambda would; its init phase is over when this resolves, however it ended. */
export async function startFunction(options: FunctionOptions): Promise<LambdaFunction> {
  const { folder, main, env = {}, megabytes, seconds } = options
  let log = ''
  const emulator = await startLambdaEmulator({
    folder,
    handler: 'handler.handler',
    memoryMegabytes: megabytes,
    timeoutSeconds: seconds,
    port: 0,
    env,
    runtime: { ric: main },
    onLog: (text) => {
      log = (log + text).slice(-kept)
    },
  })
  await emulator.initialized
  return {
    megabytes,
    enforced: emulator.enforced,
    async invoke(event) {
      const { status, body } = await ask(`${emulator.url}/2015-03-31/functions/function/invocations`, {
        method: 'POST',
        body: event,
        // The time-out is kept by the emulator, which may start the function again before.
        seconds: seconds + 15,
      })
      if (status !== 200) return { payload: body, errorType: `HTTP ${status}` }
      const errorType = errorTypeOf(body)
      return { payload: body, ...(errorType !== undefined && { errorType }) }
    },
    log: () => log,
    close: () => emulator.close(),
  }
}

/** Answers have no `errorType` of their own. */
function errorTypeOf(payload: string): string | undefined {
  if (!payload.includes('"errorType"')) return undefined
  try {
    const { errorType } = JSON.parse(payload) as { readonly errorType?: unknown }
    return typeof errorType === 'string' ? errorType : undefined
  } catch {
    return undefined
  }
}
