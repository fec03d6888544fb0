import { lambdaMegabytesPerCpu, type Sample } from '@inferry/core'
import { parseReport } from '@inferry/lambda-runtime'
import { type Finding, failed, ok } from '../finding.ts'
import type { LambdaFunction } from './function.ts'
import { sampleFault } from './sample-fault.ts'

/** Sizes of functions in MB, up to that of one whole CPU. */
const sizes = [128, 192, 256, 512, 1024] as const
export const largest = lambdaMegabytesPerCpu

export interface FoundMemory {
  readonly finding: Finding
  /** The function in the smallest size that works, left running; undefined if it works in none. */
  readonly fn?: LambdaFunction
}

/** Starts the function in ever larger sizes until a sample is answered as recorded. */
export async function findMemory(
  start: (megabytes: number) => Promise<LambdaFunction>,
  sample: Sample | undefined,
): Promise<FoundMemory> {
  const smaller: string[] = []
  let checked = false
  for (const megabytes of [...sizes, largest]) {
    const tried = await tryIn(megabytes)
    if (tried.fn !== undefined) return { fn: tried.fn, finding: found(tried.fn, smaller) }
    // What fails in the largest fails for another reason than its memory.
    if (!checked && megabytes !== largest) {
      checked = true
      const most = await tryIn(largest)
      if (most.fn === undefined) return { finding: failed(`at every size ${most.fault}`) }
      await most.fn.close()
    }
    smaller.push(`at ${megabytes} MB ${tried.fault}`)
  }
  return { finding: failed(smaller.join('; ')) }

  async function tryIn(megabytes: number): Promise<{ fn?: LambdaFunction; fault: string }> {
    const fn = await start(megabytes)
    const fault = await sampleFault(fn, sample).catch((error: Error) => `it did not answer: ${error.message}`)
    if (fault === undefined) return { fn, fault: '' }
    await fn.close()
    return { fault }
  }
}

function found({ megabytes, enforced, log }: LambdaFunction, smaller: readonly string[]): Finding {
  const used = parseReport(log())?.maxMemoryMegabytes
  const unlimited = enforced.memory === 'none' ? '; this machine does not limit its memory' : ''
  const why = smaller.length === 0 ? '' : `; ${smaller.join('; ')}`
  return ok(`works in ${megabytes} MB, of which it used ${used ?? 'an unknown part'}${unlimited}${why}`)
}
