import { asBuffer } from './as-buffer.ts'

/** Reads the first chunks of a stream by hand; `rest` gives the others, behind what was read too much. */
export interface ChunkReader {
  next(): Promise<Buffer | undefined>
  /** Its end closes the stream; so does `return`, even before the first `next`. */
  rest(unread: Uint8Array): AsyncIterableIterator<Uint8Array>
  /** Ends the stream, whose rest nobody wants. */
  close(): Promise<void>
}

export function createChunkReader(chunks: AsyncIterable<Uint8Array>): ChunkReader {
  const iterator = chunks[Symbol.asyncIterator]()
  async function close(): Promise<void> {
    await iterator.return?.()
  }
  return {
    async next() {
      const { done, value } = await iterator.next()
      return done ? undefined : asBuffer(value)
    },
    rest(unread) {
      let first = unread.length > 0 ? unread : undefined
      return {
        async next() {
          if (first === undefined) return iterator.next()
          const value = first
          first = undefined
          return { done: false, value }
        },
        async return() {
          await close()
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]() {
          return this
        },
      }
    },
    close,
  }
}
