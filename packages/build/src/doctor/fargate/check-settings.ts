import type { Context } from '../context.ts'
import { type Finding, failed, ok } from '../finding.ts'
import { explainEnd } from '../process/explain-end.ts'
import { within } from '../process/within.ts'
import { startWorker } from './worker.ts'

/** Says that somebody has to set it right, so that it is not tried again. */
const usage = 64

/** Whether a setting that is wrong ends the worker at once, and says which. */
export async function checkSettings(context: Context): Promise<Finding> {
  const { stage, limits } = context
  const worker = await startWorker(context, {
    input: stage.temporary,
    output: stage.temporary,
    'split-type': 'Nonsense',
  })
  try {
    const end = await within(worker.ended, limits.job)
    if (end === undefined) return failed(`with --split-type Nonsense it did not end within ${limits.job} s`)
    if (end.code !== usage)
      return failed(
        `with --split-type Nonsense it ${explainEnd(end, worker.output())}; ${usage} says that no other try is of use`,
      )
    if (!worker.output().includes('split-type'))
      return failed(`with --split-type Nonsense it ended with ${usage} and did not name the setting`)
    return ok(`ends with ${usage}`)
  } finally {
    await worker.close()
  }
}
