import { bytesOf, type Shard, shareOf } from './shard.ts'
import type { Work } from './work.ts'

/** How a job is told to end. */
export interface Signals {
  /** Nothing is begun any more. */
  readonly stop: AbortSignal
  /** What is under way is dropped. */
  readonly signal: AbortSignal
}

/** Tells what there is to do, for the progress: objects are listed twice, so that none need be kept. */
export async function countObjects(
  { job, input, tally }: Pick<Work, 'job' | 'input' | 'tally'>,
  shard: Shard | undefined,
  { stop, signal }: Signals,
): Promise<void> {
  let objects = 0
  let bytes = 0
  for await (const object of input.list(signal)) {
    if (stop.aborted) return
    const share = shareOf(object, job, shard)
    if (share === undefined) continue
    objects += 1
    bytes += bytesOf(share)
  }
  tally.total(objects, bytes)
}
