import { InferryError } from '@inferry/core'
import { type Summary, startTransform } from '@inferry/transform'
import { logProgress } from '../log/log-progress.ts'
import { runMetrics } from '../log/run-metrics.ts'
import { exitCodes, signalExitCode } from '../outcome/exit-code.ts'
import { createFailures } from '../outcome/failures.ts'
import type { JobSettings } from '../settings/worker-settings.ts'
import { openInput } from '../stores/open-stores.ts'
import { untilStopped } from '../stores/until-stopped.ts'
import { withConcurrentTransforms } from '../task/concurrent-transforms.ts'
import type { WorkerContext } from '../worker-context.ts'
import { writeSummaryTo } from './write-summary.ts'

/**
 * Answers all objects of the input and resolves to the exit code; the summary is the last line of the log. Rejects for
 * what no object is to blame for.
 */
export async function runJob(settings: JobSettings, context: WorkerContext): Promise<number> {
  const { invoker, model, output, logger, stopping, dimensions, cpus } = context
  const { shard, restart, progressSeconds, writeSummary } = settings
  const input = untilStopped(await openInput(settings.input, settings.manifest), stopping.stop)
  const failures = createFailures()
  const job = withConcurrentTransforms(settings.transform, cpus)
  logger.info({ input: input.name, output: output.name, shard, job }, 'job started')
  const run = startTransform({
    ...{ job, input, output, invoker, model, shard, restart, signal: stopping.cut },
    onObject({ key, outcome, error }) {
      if (error === undefined) return logger.debug({ object: key, outcome }, 'object done')
      failures.add(error)
      logger.warn({ object: key, code: error.code, reason: error.message }, 'object failed')
    },
  })
  const end = logProgress(run, progressSeconds, logger)
  const summary = await run.summary.catch(nothingBegun).finally(end)
  const signal = stopping.signal()
  const left =
    summary === undefined || summary.status === 'stopped' || input.cutShort() || stopping.cut.aborted
  const exitCode = codeOf(signal !== undefined && left ? signal : undefined)
  if (summary === undefined) {
    logger.warn({ exitCode }, 'job stopped')
    return exitCode
  }
  const told: Summary = signal !== undefined && left ? { ...summary, status: 'stopped' } : summary
  if (writeSummary) await writeSummaryTo(output, shard, told)
  const line = { summary: told, exitCode, ...runMetrics(summary, dimensions) }
  logger[exitCode === exitCodes.done ? 'info' : 'warn'](line, `job ${told.status}`)
  return exitCode

  /** Stopped before anything was listed, there seems to be nothing. */
  function nothingBegun(error: unknown): undefined {
    const none = error instanceof InferryError && error.code === 'OBJECT_NOT_FOUND'
    if (!none || !input.cutShort()) throw error
  }

  function codeOf(stoppedBy: NodeJS.Signals | undefined): number {
    if (stoppedBy !== undefined) return signalExitCode(stoppedBy)
    if (failures.passing() > 0) return exitCodes.temporary
    return failures.lasting() > 0 ? exitCodes.failed : exitCodes.done
  }
}
