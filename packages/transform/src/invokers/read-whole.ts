import { InferryError } from '@inferry/core'
import { bytesPerMB } from '../job/request-settings.ts'

/** The most that is read at once, of an object or an answer: the service's limit for a payload. */
const mostInMB = 100
export const mostBytes = mostInMB * bytesPerMB

/** All chunks as one; `PAYLOAD_TOO_LARGE` past the most that a request may hold. */
export async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > mostBytes)
      throw new InferryError(
        'PAYLOAD_TOO_LARGE',
        `the object has more than ${mostInMB} MB, and a model in this process is asked with all of it at once; use a splitType, such as Line`,
      )
    all.push(chunk)
  }
  return all.length === 1 ? (all[0] as Uint8Array) : Buffer.concat(all)
}
