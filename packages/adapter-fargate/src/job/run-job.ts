import { openInput, startTransform, withConcurrentTransforms } from '@inferry/transform'
import { logProgress } from '../log/log-progress.ts'
import { runMetrics } from '../log/run-metrics.ts'
import { exitCodes, signalExitCode } from '../outcome/exit-code.ts'
import { createFailures } from '../outcome/failures.ts'
import { settingOf } from '../settings/transform-of.ts'
import type { JobSettings } from '../settings/worker-settings.ts'
import type { WorkerContext } from '../worker-context.ts'
import { writeSummaryTo } from './write-summary.ts'

/**
 * Answers all objects of the input and resolves to the exit code; the summary is the last line of the log. Rejects for
 * what no object is to blame for.
 */
export async function runJob(settings: JobSettings, context: WorkerContext): Promise<number> {
  const { invoker, model, output, logger, stopping, dimensions, cpus } = context
  const { shard, restart, progressSeconds, writeSummary } = settings
  const input = await openInput(settings.input, settings.manifest)
  const failures = createFailures()
  const job = withConcurrentTransforms(settings.transform, cpus)
  logger.info({ input: input.name, output: output.name, shard, job }, 'job started')
  const run = startTransform({
    ...{ job, input, output, invoker, model, shard, restart, stop: stopping.stop, signal: stopping.cut },
    settingName: settingOf,
    onObject({ key, outcome, error }) {
      if (error === undefined) return logger.debug({ object: key, outcome }, 'object done')
      failures.add(error)
      logger.warn({ object: key, code: error.code, reason: error.message }, 'object failed')
    },
  })
  const end = logProgress(run, progressSeconds, logger)
  const summary = await run.summary.finally(end)
  const exitCode = codeOf(summary.status === 'stopped' ? stopping.signal() : undefined)
  if (writeSummary) await writeSummaryTo(output, shard, summary)
  const line = { summary, exitCode, ...runMetrics(summary, dimensions) }
  logger[exitCode === exitCodes.done ? 'info' : 'warn'](line, `job ${summary.status}`)
  return exitCode

  function codeOf(stoppedBy: NodeJS.Signals | undefined): number {
    if (stoppedBy !== undefined) return signalExitCode(stoppedBy)
    if (failures.passing() > 0) return exitCodes.temporary
    return failures.lasting() > 0 ? exitCodes.failed : exitCodes.done
  }
}
