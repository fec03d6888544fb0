import type { Logger } from '../log/logger.ts'
import { signalExitCode } from '../outcome/exit-code.ts'

/** How a worker is told to end. */
export interface Stopping {
  /** Aborts when nothing may be begun any more. */
  readonly stop: AbortSignal
  /** Aborts, some time later, when what is under way must end too. */
  readonly cut: AbortSignal
  /** What told it. */
  signal(): NodeJS.Signals | undefined
  /** Listens no longer. */
  close(): void
}

export interface StopOptions {
  /** From the signal until the platform kills. Seconds. */
  readonly stopTimeoutSeconds: number
  /** How long before that what is under way is cut. Seconds. */
  readonly stopReserveSeconds: number
  readonly logger: Logger
  /** Ends the process: `process.exit` unless given. */
  readonly exit?: (code: number) => void
}

/** The process ends by itself so long before it would be killed, for its exit code to tell why. Milliseconds. */
const lastMs = 500

/**
 * Heeds SIGTERM and SIGINT: the first one stops, the second ends the process at once, as does the end of the time-out.
 * Node handles signals as process 1 of a container too.
 */
export function listenForStop({
  stopTimeoutSeconds,
  stopReserveSeconds,
  logger,
  exit = process.exit,
}: StopOptions): Stopping {
  const stop = new AbortController()
  const cut = new AbortController()
  const timers: NodeJS.Timeout[] = []
  let heard: NodeJS.Signals | undefined

  function listen(signal: NodeJS.Signals): void {
    if (heard !== undefined) {
      exit(signalExitCode(signal))
      return
    }
    heard = signal
    const finishSeconds = stopTimeoutSeconds - stopReserveSeconds
    logger.info({ signal, finishSeconds }, 'stopping')
    stop.abort(new Error(`told to stop by ${signal}`))
    timers.push(
      setTimeout(() => {
        logger.warn({ signal }, 'what is under way is cut')
        cut.abort(new Error(`cut ${finishSeconds} s after ${signal}`))
      }, finishSeconds * 1000),
      setTimeout(
        () => {
          logger.error({ signal }, 'it did not end in time')
          exit(signalExitCode(signal))
        },
        stopTimeoutSeconds * 1000 - lastMs,
      ),
    )
  }

  for (const signal of signals) process.on(signal, listen)
  return {
    stop: stop.signal,
    cut: cut.signal,
    signal: () => heard,
    close() {
      for (const signal of signals) process.off(signal, listen)
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

const signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT']
