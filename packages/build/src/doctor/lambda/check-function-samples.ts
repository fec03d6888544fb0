import { countOf, type Sample } from '@inferry/core'
import { type Finding, failed, ok, skipped } from '../finding.ts'
import { answerFault } from '../samples/answer-fault.ts'
import { questionOf } from '../samples/question.ts'
import type { LambdaFunction } from './function.ts'
import { failureOf, sampleFault } from './sample-fault.ts'

/** Whether every sample is answered as recorded, in the envelope and as an event of its own. */
export async function checkFunctionSamples(fn: LambdaFunction, samples: readonly Sample[]): Promise<Finding> {
  if (samples.length === 0) return skipped('the model has no samples')
  for (const sample of samples) {
    const fault = await sampleFault(fn, sample)
    if (fault !== undefined) return failed(`asked for the sample ${sample.name} ${fault}`)
    const { payload, errorType } = await fn.invoke(questionOf(sample))
    if (errorType !== undefined)
      return failed(`invoked with the sample ${sample.name} itself ${failureOf(errorType, payload)}`)
    const wrong = answerFault(sample, payload)
    if (wrong !== undefined) return failed(wrong)
  }
  return ok(countOf(samples.length, 'sample'))
}
