import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { type Finding, failed, ok, skipped } from '../finding.ts'
import { explainEnd } from '../process/explain-end.ts'
import type { BundleProcess } from '../process/start-process.ts'
import { within } from '../process/within.ts'
import { questionOf } from '../samples/question.ts'
import { startWorker } from './worker.ts'

/** Bytes of the input: more than a worker answers, record by record, in the seconds that it gets to stop. */
const inputBytes = 64 * 1024 * 1024

/** What the worker is told to have, the least, so that it cannot finish. */
const stopTimeout = 2

/** 128 and SIGTERM's number: says that work is left. */
const stopped = 143

/** Whether a worker that is told to stop at work ends in time, and with the code by which another try goes on. */
export async function checkWorkerStop(context: Context): Promise<Finding> {
  const { samples, stage, limits } = context
  const [sample] = samples
  if (sample === undefined) return skipped('the model has no samples')
  const [input, output] = [await stage.writable('stop-in'), await stage.writable('stop-out')]
  const line = `${questionOf(sample)}\n`
  await writeFile(join(input, 'many.json'), line.repeat(Math.ceil(inputBytes / line.length)))
  const worker = await startWorker(context, {
    input,
    output,
    'max-concurrent-transforms': '1',
    'stop-timeout-seconds': String(stopTimeout),
    'stop-reserve-seconds': '1',
  })
  try {
    if (!(await hasBegun(worker, output, limits.job)))
      return failed(`it began no answer within ${limits.job} s, so it could not be stopped at work`)
    if (worker.hasEnded()) {
      const how = explainEnd(await worker.ended, worker.output())
      return failed(`it ${how}, before it could be stopped at work`)
    }
    worker.terminate()
    const end = await within(worker.ended, Math.min(limits.stop, stopTimeout + 3))
    if (end === undefined)
      return failed(
        `it did not end within ${stopTimeout} s of SIGTERM, as it was told by --stop-timeout-seconds: Fargate would kill it with what is under way`,
      )
    if (end.code === stopped) return ok(`ended with ${stopped}`)
    return failed(
      `stopped at work it ${explainEnd(end, worker.output())}; ${stopped} says that work is left, so that it is tried again`,
    )
  } finally {
    await worker.close()
  }
}

/** Resolves when something stands in the output, false if it ends or the time is over before. */
async function hasBegun(worker: BundleProcess, output: string, seconds: number): Promise<boolean> {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until && !worker.hasEnded()) {
    if ((await readdir(output)).length > 0) return true
    await sleep(20)
  }
  return worker.hasEnded()
}
