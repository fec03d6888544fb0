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
    async slice(from, until = object.bytes) {
      const start = from < 0 ? object.bytes + from : from
      const bytes = new Uint8Array(Math.max(0, until - start))
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
