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
  /** Told once it listens. If it throws or rejects, the server stops, and `serve` rejects with the same. */
  readonly onListening?: (server: RunningServer) => unknown
}

/**
 * Serves until it is told to stop, drains, and resolves to the process's exit code: 0, or 1 if the drain took too
 * long. Then runs of models may still be under way: the process should exit. Rejects if it cannot start.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const { logLevel, pretty, signals = ['SIGTERM', 'SIGINT'], drainMs } = options
  const logger = await createLogger({ ...(logLevel && { level: logLevel }), ...(pretty && { pretty }) })
  const bound = drainMs === undefined ? {} : { boundMs: drainMs }
  // Before anything is loaded: a signal that comes early must not kill.
  const stop = firstOf(signals)
  try {
    const server = await startServer({ ...options, logger })
    try {
      const signal = await Promise.race([stop.signal, failureOf(async () => options.onListening?.(server))])
      logger.info({ signal }, 'stopping')
    } catch (error) {
      await drain(server, bound)
      throw error
    }
    const clean = await drain(server, bound)
    if (clean) logger.info('stopped')
    else logger.error('requests were cut: they took longer than the drain may')
    return clean ? 0 : 1
  } finally {
    stop.forget()
  }
}

/** Resolves to the first of these signals; the second exits at once, with 128 + its number. Until told to forget them. */
function firstOf(signals: readonly NodeJS.Signals[]): {
  readonly signal: Promise<NodeJS.Signals>
  forget(): void
} {
  let told: (signal: NodeJS.Signals) => void = () => {}
  let seen = false
  const signal = new Promise<NodeJS.Signals>((resolve) => {
    told = resolve
  })
  const listen = (signal: NodeJS.Signals) => {
    if (seen) process.exit(128 + constants.signals[signal])
    seen = true
    told(signal)
  }
  for (const signal of signals) process.on(signal, listen)
  return {
    signal,
    forget() {
      for (const signal of signals) process.off(signal, listen)
    },
  }
}

/** Rejects if the work does. */
function failureOf(work: () => Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => void work().catch(reject))
}
