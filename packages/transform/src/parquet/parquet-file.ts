import type { AsyncBuffer } from 'hyparquet'
import type { InputStore, StoredObject } from '../stores/store.ts'

/** An object as the Parquet reader reads it: the end first, then what it needs. */
export function parquetFile(
  store: InputStore,
  object: StoredObject,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): AsyncBuffer {
  return {
    byteLength: object.bytes,
    async slice(from, to = object.bytes) {
      // What a damaged file says of itself may lie outside of it.
      const start = Math.max(0, from < 0 ? object.bytes + from : from)
      const until = Math.min(to, object.bytes)
      if (start >= until) return new ArrayBuffer(0)
      const bytes = new Uint8Array(until - start)
      let at = 0
      for await (const chunk of store.read(object, { from: start, until }, signal)) {
        bytes.set(chunk, at)
        at += chunk.length
        onBytes(chunk.length)
      }
      return bytes.buffer
    },
  }
}
