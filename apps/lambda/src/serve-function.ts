import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lambdaMegabytesPerCpu } from '@inferry/core'
import { type LambdaEmulator, startLambdaEmulator } from '@inferry/lambda-runtime'

export interface ServeFunctionOptions {
  /** An artifact or a folder of them. */
  readonly model: string
  /** The folder of this package's `handler.mjs`, bundled, and the file that runs it; its own module unless given. */
  readonly code?: { readonly folder: string; readonly loop: string }
  readonly engine?: string
  readonly execution?: string
  readonly threads?: number
  readonly logLevel?: string
  /** 127.0.0.1 unless given: there is no authentication. */
  readonly host?: string
  /** 8080 unless given; 0 takes a free one. */
  readonly port?: number
  /** 1769 unless given, at which a function has one CPU. */
  readonly memory?: number
  /** Seconds that an invocation may take; 30 unless given. */
  readonly timeout?: number
  /** Told once it listens. */
  readonly onListening?: (emulator: LambdaEmulator) => void
  /** What stops it: SIGTERM and SIGINT unless given. */
  readonly signals?: readonly NodeJS.Signals[]
}

/** Of this process's variables the function gets those that are meant for it. */
const passed = /^(INFERRY_\w+|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|ENDPOINT_URL\w*))$/

/**
 * Serves the handler on this machine as Lambda does, over HTTP like AWS's emulator: the module runs in a process of its
 * own, under the function's limits as far as the machine allows. Resolves when a signal has ended it. Rejects with
 * `INVALID_CONFIGURATION` if it cannot start.
 */
export async function serveFunction(options: ServeFunctionOptions): Promise<void> {
  const {
    code,
    host,
    port = 8080,
    memory = lambdaMegabytesPerCpu,
    timeout = 30,
    signals = ['SIGTERM', 'SIGINT'],
  } = options
  const emulator = await startLambdaEmulator({
    folder: code?.folder ?? dirname(fileURLToPath(import.meta.url)),
    ...(code !== undefined && { runtime: { ric: code.loop } }),
    handler: 'handler.handler',
    memoryMegabytes: memory,
    timeoutSeconds: timeout,
    port,
    ...(host !== undefined && { host }),
    env: { ...variables(process.env), ...settings(options) },
    onLog: (text) => void process.stdout.write(text),
  })
  const stopped = new Promise<void>((done) => {
    for (const signal of signals) process.once(signal, () => done())
  })
  options.onListening?.(emulator)
  await stopped
  await emulator.close()
}

function variables(env: NodeJS.ProcessEnv): Record<string, string> {
  const known = Object.entries(env).filter(([name, value]) => passed.test(name) && value !== undefined)
  return Object.fromEntries(known) as Record<string, string>
}

function settings({
  model,
  engine,
  execution,
  threads,
  logLevel,
}: ServeFunctionOptions): Record<string, string> {
  return {
    INFERRY_MODEL: resolve(model),
    ...(engine !== undefined && { INFERRY_ENGINE: engine }),
    ...(execution !== undefined && { INFERRY_EXECUTION: execution }),
    ...(threads !== undefined && { INFERRY_THREADS: String(threads) }),
    ...(logLevel !== undefined && { INFERRY_LOG_LEVEL: logLevel }),
  }
}
