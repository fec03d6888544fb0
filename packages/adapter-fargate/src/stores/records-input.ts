import { createHash } from 'node:crypto'
import { InferryError } from '@inferry/core'
import type { InputStore } from '@inferry/transform'

/** Bytes in memory, as the one object of an input. */
export function recordsInput(key: string, bytes: Uint8Array): InputStore {
  const version = createHash('sha256').update(bytes).digest('hex')
  return {
    name: key,
    async *list() {
      yield { key, bytes: bytes.length, version }
    },
    async *read(object, { from, until }) {
      if (object.version !== version)
        throw new InferryError('OBJECT_CHANGED', `${key} is not what it was`, { location: { file: key } })
      const part = bytes.subarray(from, until)
      if (part.length > 0) yield part
    },
  }
}
