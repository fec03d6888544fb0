import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { countOf } from '@inferry/core'
import type { Context } from '../context.ts'
import { type Finding, failed, ok, skipped } from '../finding.ts'
import { explainEnd, explainOutput } from '../process/explain-end.ts'
import { within } from '../process/within.ts'
import { answerFault } from '../samples/answer-fault.ts'
import { questionOf } from '../samples/question.ts'
import { startWorker } from './worker.ts'

/** Whether a job over a file with a sample a line ends with 0, each line answered as recorded. */
export async function checkJob(context: Context): Promise<Finding> {
  const { samples, stage, limits } = context
  if (samples.length === 0) return skipped('the model has no samples')
  const [input, output] = [await stage.writable('job-in'), await stage.writable('job-out')]
  await writeFile(join(input, 'samples.json'), `${samples.map(questionOf).join('\n')}\n`)
  const worker = await startWorker(context, { input, output })
  try {
    const end = await within(worker.ended, limits.job)
    if (end === undefined) {
      const said = explainOutput(worker.output()).map((text) => `; it said: ${text}`)
      return failed(
        `a job of ${countOf(samples.length, 'record')} was not done within ${limits.job} s${said.join('')}`,
      )
    }
    if (end.code !== 0)
      return failed(
        `a job of ${countOf(samples.length, 'record')} ${explainEnd(end, worker.output())}; 0 says that it is done`,
      )
    const text = await readFile(join(output, 'samples.json.out'), 'utf8').catch(() => undefined)
    if (text === undefined) return failed('the job ended with 0 and wrote no samples.json.out')
    const answers = text.split('\n').filter((line) => line !== '')
    for (const [at, sample] of samples.entries()) {
      const fault = answerFault(sample, answers[at] ?? '')
      if (fault !== undefined) return failed(`line ${at + 1}: ${fault}`)
    }
    return ok(`${countOf(samples.length, 'record')} answered as recorded`)
  } finally {
    await worker.close()
  }
}
