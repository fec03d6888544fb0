import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InferryError } from '@inferry/core'

/** What each member begins with (RFC 1952, 2.3.1). */
const magic = [0x1f, 0x8b]

/** Whether bytes can be the beginning of a gzip object. */
export function beginsAsGzip(head: Uint8Array): boolean {
  return magic.every((byte, at) => head[at] === byte)
}

/** Larger than zlib's own 16 KiB: fewer chunks, and fewer records that lie in two. */
const chunkSize = 256 * 1024

/**
 * What a gzip object inflates to; of several members, one after the other (RFC 1952, 2.2). Zeros behind the last one are
 * padding. What is damaged or cut off is `MALFORMED_BODY`.
 */
export async function* inflate(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  const gunzip = createGunzip({ chunkSize })
  let fed = 0
  /** Behind the last byte that is not zero. */
  let content = 0
  let head: Uint8Array = new Uint8Array()

  async function take(): Promise<Uint8Array | undefined> {
    const { done, value } = await iterator.next()
    if (done) return undefined
    let at = value.length
    while (at > 0 && value[at - 1] === 0) at--
    if (at > 0) content = fed + at
    if (head.length < magic.length) head = Buffer.concat([head, value.subarray(0, magic.length)])
    fed += value.length
    return value
  }
  async function* feed(): AsyncGenerator<Uint8Array> {
    for (let chunk = await take(); chunk !== undefined; chunk = await take()) yield chunk
  }

  try {
    pipeline(Readable.from(feed(), { highWaterMark: 1 }), gunzip, ignoreHere)
    yield* gunzip as AsyncIterable<Uint8Array>
    // zlib looks no further than the first zero behind a member. Whether others come behind it, we see here.
    while ((await take()) !== undefined) if (content > gunzip.bytesWritten) break
    if (content > gunzip.bytesWritten)
      throw damaged(`holds other data behind its end at byte ${gunzip.bytesWritten}`)
  } catch (error) {
    throw ofZlib(error) ? explain(error, gunzip.bytesWritten, { fed, begins: beginsAsGzip(head) }) : error
  } finally {
    gunzip.destroy()
    await iterator.return?.()
  }
}

/** The reader of the stream gets the error too. */
function ignoreHere(): void {}

function ofZlib(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('Z_')
}

function explain(
  error: NodeJS.ErrnoException,
  inflated: number,
  { fed, begins }: { readonly fed: number; readonly begins: boolean },
): InferryError {
  if (fed === 0) return damaged('is empty', error)
  if (error.code === 'Z_BUF_ERROR') return damaged(`is cut off at byte ${fed}`, error)
  if (!begins) return damaged('does not begin as gzip; set compression to None', error)
  // What zlib has taken is known for the chunks before alone.
  const near = inflated > 0 ? ` near byte ${inflated}` : ''
  if (error.message === 'incorrect header check')
    return damaged(`holds what is no gzip behind what is${near}; remove it`, error)
  return damaged(`is damaged${near} (${error.message})`, error)
}

function damaged(what: string, cause?: unknown): InferryError {
  return new InferryError('MALFORMED_BODY', `the gzip object ${what}`, { cause })
}
