import type { Context } from '../context.ts'
import { checkJob } from '../fargate/check-job.ts'
import { checkSettings } from '../fargate/check-settings.ts'
import { checkWorkerStop } from '../fargate/check-worker-stop.ts'
import { allSkipped, type Result } from '../finding.ts'

/** The contract of a worker: a job is done, a stop leaves work for the next, exit codes say what to do. */
export async function* checkFargate(context: Context): AsyncGenerator<Result> {
  const job = await checkJob(context)
  yield { name: 'job', finding: job }
  if (job.state === 'failed') yield* allSkipped(['stop'], 'its job failed')
  else yield { name: 'stop', finding: await checkWorkerStop(context) }
  yield { name: 'settings', finding: await checkSettings(context) }
}
