import { InferryError } from '@inferry/core'
import { tooLarge } from '@inferry/doors'

const remedy = 'split the object, or give it to a batch job'

/**
 * A stream's bytes, of which `length` are announced. Rejects with `PAYLOAD_TOO_LARGE` beyond `limit`, without reading on,
 * and with `NOT_READY` when fewer come than were announced.
 */
export async function readBytes(
  stream: AsyncIterable<Uint8Array>,
  length: number | undefined,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop, by an error too, destroys the stream.
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw tooLarge('the object', limit, undefined, remedy)
    chunks.push(chunk)
  }
  if (length !== undefined && size !== length) {
    throw new InferryError('NOT_READY', `the object ended after ${size} of its ${length} bytes`)
  }
  return Buffer.concat(chunks, size)
}

/** Throws `PAYLOAD_TOO_LARGE` for a length beyond the limit, so that nothing need be read. */
export function checkLength(length: number | undefined, limit: number): void {
  if (length !== undefined && length > limit)
    throw tooLarge(`the object of ${length} bytes`, limit, undefined, remedy)
}
