import {
  fargateWorker,
  type Logger,
  listenForStop,
  taskCpus,
  taskFacts,
  type WorkerSettings,
} from '@inferry/adapter-fargate'
import { createPredictor, openArtifact, watchStart } from '@inferry/core'
import { engines } from '@inferry/engines'
import { jobBatching } from '@inferry/transform'
import { observeStart } from './observe-start.ts'

/** Does what the settings ask for with the model they name. */
export async function work(
  settings: WorkerSettings,
  logger: Logger,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { model, engine, execution, threads, transform } = settings
  const start = watchStart(performance.now())
  // Before anything is loaded: a signal that comes early must not kill.
  const stopping = listenForStop({ ...settings, logger })
  try {
    const facts = await taskFacts(env, logger)
    // What a slow model gets that is told no number of threads: the task's CPUs, which core cannot ask for.
    if (facts.cpus !== undefined) process.env['INFERRY_THREADS'] ??= String(taskCpus(facts))
    const artifact = await openArtifact(model, { name: `${model} (--model)` })
    try {
      const predictor = createPredictor(start.reading(artifact), {
        engines: engines(),
        ...(engine !== undefined && { engine }),
        ...(threads !== undefined && { threads }),
        execution,
        observer: observeStart(logger, artifact.manifest.name, start),
        batching: jobBatching(transform),
      })
      try {
        const inTask = Boolean(env['ECS_CONTAINER_METADATA_URI_V4'])
        return await fargateWorker(predictor, { settings, logger, stopping, facts, inTask })()
      } finally {
        await predictor.close()
      }
    } finally {
      await artifact.close()
    }
  } finally {
    stopping.close()
  }
}
