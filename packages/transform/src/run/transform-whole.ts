import { ask } from './ask.ts'
import { readInflated } from './open-records.ts'
import type { Share } from './shard.ts'
import { storedType } from './stored-type.ts'
import type { Work } from './work.ts'

const newline = Uint8Array.of(10)

/**
 * Asks with the object as one request of any size, in chunks, and writes the answer as it comes. Gives the version of
 * what was written. A try that failed begins anew: a request cannot be gone on with.
 */
export async function transformWhole(
  share: Share,
  contentType: string,
  work: Work,
  signal: AbortSignal,
): Promise<string> {
  const { bounds, patience, tally } = work
  await bounds.requests.acquire(signal)
  try {
    const version = await ask((own) => once(share, contentType, work, own), patience, signal)
    tally.records(1, 0, [])
    return version
  } finally {
    bounds.requests.release()
  }
}

async function once(share: Share, contentType: string, work: Work, signal: AbortSignal): Promise<string> {
  const { job, input, output, invoker, tally } = work
  const { accept } = job
  const written = await output.begin(share.key, storedType(accept, contentType))
  let bytesIn = 0
  let bytesOut = 0
  const onBytes = (count: number) => {
    bytesIn += count
    tally.bytesRead(count)
  }
  const wrote = (count: number) => {
    bytesOut += count
    tally.bytesWritten(count)
  }
  try {
    const body = readInflated({ input, share, job, onBytes }, 0, signal)
    const answer = await invoker.invokeStream({ contentType, body }, { accept, signal })
    let part: Uint8Array[] = []
    let partBytes = 0
    let last: Uint8Array | undefined
    for await (const chunk of answer.body) {
      part.push(chunk)
      partBytes += chunk.length
      wrote(chunk.length)
      if (chunk.length > 0) last = chunk
      if (partBytes < written.partBytes) continue
      await written.append(part, signal)
      part = []
      partBytes = 0
    }
    if (job.assembleWith === 'Line' && last?.at(-1) !== newline[0]) {
      part.push(newline)
      wrote(newline.length)
    }
    return await written.complete(part)
  } catch (error) {
    // The next try reads and writes them again.
    onBytes(-bytesIn)
    wrote(-bytesOut)
    await written.discard()
    throw error
  }
}
