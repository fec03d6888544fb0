import { constants } from 'node:os'
import { createLogger } from './create-logger.ts'
import { drain } from './drain.ts'
import { type RunningServer, type ServerOptions, startServer } from './start-server.ts'

export interface ServeOptions extends Omit<ServerOptions, 'logger'> {
  /** A pino level; `info` unless given, which tells of every request. */
  readonly logLevel?: string
  /** Logs for people. */
  readonly pretty?: boolean
  /** What stops it: SIGTERM and SIGINT unless given. The second one exits at once. */
  readonly signals?: readonly NodeJS.Signals[]
  /** How long stopping may take, in milliseconds; 25 s unless given. */
  readonly drainMs?: number
  /** Told once it listens. */
  readonly onListening?: (server: RunningServer) => unknown
}

/**
 * Serves until it is told to stop, drains, and resolves to the process's exit code: 0, or 1 if the drain took too
 * long. Rejects if it cannot start.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const { logLevel, pretty, signals = ['SIGTERM', 'SIGINT'], drainMs } = options
  const logger = await createLogger({ ...(logLevel && { level: logLevel }), ...(pretty && { pretty }) })
  // Before anything is loaded: a signal that comes early must not kill.
  const stopped = firstOf(signals)
  const server = await startServer({ ...options, logger })
  options.onListening?.(server)
  logger.info({ signal: await stopped }, 'stopping')
  const clean = await drain(server, drainMs === undefined ? {} : { boundMs: drainMs })
  if (clean) logger.info('stopped')
  else logger.error('requests were cut: they took longer than the drain may')
  return clean ? 0 : 1
}

/** Resolves to the first of these signals; the second exits at once, with 128 + its number. */
function firstOf(signals: readonly NodeJS.Signals[]): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let seen = false
    for (const signal of signals) {
      process.on(signal, () => {
        if (seen) process.exit(128 + constants.signals[signal])
        seen = true
        resolve(signal)
      })
    }
  })
}
