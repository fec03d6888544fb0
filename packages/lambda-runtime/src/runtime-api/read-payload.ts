import type { IncomingMessage } from 'node:http'

/** Bytes of a function's answer at most: 6 MiB and what Lambda adds for its envelope. */
export const maxResponseSize = 6 * 1024 * 1024 + 100

export type ReadPayload =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'truncated' }

/** The body of a request; what goes beyond `limit` bytes is read, so that the sender can read its answer, and counted. */
export async function readPayload(request: IncomingMessage, limit: number): Promise<ReadPayload> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks.length = 0
    }
  } catch {
    return { kind: 'truncated' }
  }
  if (!request.complete) return { kind: 'truncated' }
  return size > limit ? { kind: 'too-large', size } : { kind: 'whole', bytes: Buffer.concat(chunks) }
}
