import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InferryError, listenFault } from '@inferry/core'
import { startExecutionEnvironment } from '../environment/execution-environment.ts'
import type { FunctionSettings } from '../environment/function-settings.ts'
import type { EnforcedLimits } from '../limits/limit-process.ts'
import { createEnvironmentPool } from './environment-pool.ts'
import { handleInvoke } from './handle-invoke.ts'

export interface LambdaEmulatorOptions extends FunctionSettings {
  /** The loopback interface, 127.0.0.1, unless given. */
  readonly host?: string
  /** 9000 unless given, as in AWS's examples of its emulator; 0 for any that is free. */
  readonly port?: number
  /** Environments at most; further calls wait in line. 1 unless given. */
  readonly concurrency?: number
  /** Hears what the function writes, and Lambda's START, END and REPORT lines. Standard error unless given. */
  readonly onLog?: (text: string) => void
}

export interface LambdaEmulator {
  /** For the `endpoint` of an SDK's client. */
  readonly url: string
  /** Of the first environment's process, which changes when that is replaced. */
  readonly pid: number
  /** Which of the function's limits are kept on this machine, and how. */
  readonly enforced: EnforcedLimits
  /** Resolves when the init phase of the first environment is over, however it ended. */
  readonly initialized: Promise<void>
  /** Kills the function's processes and stops listening. */
  close(): Promise<void>
}

/**
 * Serves a function over HTTP as Lambda's Invoke API does. Its process is started once it listens; throws
 * `INVALID_CONFIGURATION` for settings that Lambda would not take and for an address that cannot be had.
 */
export async function startLambdaEmulator(options: LambdaEmulatorOptions): Promise<LambdaEmulator> {
  const { host = '127.0.0.1', port = 9000, concurrency = 1, name = 'function' } = options
  const onLog = options.onLog ?? ((text: string) => void process.stderr.write(text))
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    const message = `concurrency: ${concurrency} is no whole number from 1 on`
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'concurrency' } })
  }
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (cause) {
    throw listenFault(cause, host, port)
  }
  const start = () => startExecutionEnvironment(options, onLog)
  const starting = start()
  const opening = starting.then((first) => createEnvironmentPool(first, start, concurrency))
  server.on('request', async (request, response) => {
    const pool = await opening.catch(() => undefined)
    if (pool !== undefined) await handleInvoke(pool, name, onLog, request, response)
  })
  const pool = await opening.catch((error) => {
    server.close()
    server.closeAllConnections()
    throw error
  })
  const first = await starting
  const { address, port: actual, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    get pid() {
      return first.pid
    },
    enforced: first.enforced,
    initialized: first.initialized,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      await pool.close()
      server.closeAllConnections()
      await closed
    },
  }
}
