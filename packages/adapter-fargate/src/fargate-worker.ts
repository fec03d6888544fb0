import type { Predictor } from '@inferry/core'
import { modelOf, openOutput, predictorInvoker } from '@inferry/transform'
import { runJob } from './job/run-job.ts'
import type { Logger } from './log/logger.ts'
import { signalExitCode } from './outcome/exit-code.ts'
import { runQueue } from './queue/run-queue.ts'
import type { WorkerSettings } from './settings/worker-settings.ts'
import type { Stopping } from './stopping/listen-for-stop.ts'
import { taskCpus } from './task/task-cpus.ts'
import type { TaskFacts } from './task/task-facts.ts'
import type { WorkerContext } from './worker-context.ts'

export interface FargateWorkerOptions {
  readonly settings: WorkerSettings
  readonly logger: Logger
  readonly stopping: Pick<Stopping, 'stop' | 'cut' | 'signal'>
  /** What ECS told. */
  readonly facts: TaskFacts
  /** Whether this is a task of ECS: metrics are on then, unless the settings say. */
  readonly inTask: boolean
}

/**
 * Does a job, or what a queue brings, with a predictor, which stays the caller's to close. Resolves to the exit code;
 * rejects for what no object is to blame for (`exitCodeOf` has the code of that).
 */
export function fargateWorker(predictor: Predictor, options: FargateWorkerOptions): () => Promise<number> {
  const { settings, logger, stopping, facts, inTask } = options
  const { name } = predictor.manifest
  return async () => {
    await predictor.ready()
    const signal = stopping.signal()
    if (signal !== undefined) return signalExitCode(signal)
    const withMetrics = settings.metrics ?? inTask
    const context: WorkerContext = {
      ...{ logger, stopping, cpus: taskCpus(facts), output: await openOutput(settings.output) },
      invoker: predictorInvoker(predictor),
      model: modelOf(predictor),
      dimensions: withMetrics ? { Job: settings.jobName ?? facts.family ?? 'none', Model: name } : undefined,
    }
    return settings.mode === 'job' ? runJob(settings, context) : runQueue(settings, context)
  }
}
