import { type ErrorReport, toErrorReport } from './error-report.ts'
import { logError } from './log-error.ts'
import { runtimeError } from './runtime-error.ts'

/** Where a fault is reported: to `init/error`, to the invocation that runs, or nowhere between invocations. */
export interface FaultSink {
  report?: (report: ErrorReport) => Promise<void>
}

/**
 * Reports what nobody caught, then ends the process with the exit codes of AWS's client: 129 for an exception, 128 for
 * a rejected promise. Returns the function that stops this.
 */
export function exitOnFault(sink: FaultSink): () => void {
  async function end(title: string, thrown: unknown, code: number): Promise<void> {
    logError(title, thrown)
    // An API that cannot be told must not keep the process from ending.
    await sink.report?.(toErrorReport(thrown)).catch(() => {})
    process.exit(code)
  }
  const onException = (error: unknown) => end('Uncaught Exception', error, 129)
  const onRejection = (reason: unknown) => {
    const error = runtimeError('UnhandledPromiseRejection', String(reason), reason)
    if (reason instanceof Error && reason.stack !== undefined) error.stack = `${error.name}: ${reason.stack}`
    return end('Unhandled Promise Rejection', error, 128)
  }
  process.on('uncaughtException', onException)
  process.on('unhandledRejection', onRejection)
  return () => {
    process.off('uncaughtException', onException)
    process.off('unhandledRejection', onRejection)
  }
}
