/** The beginning of a record that goes on in the next chunk. Holds at most twice the bytes that were appended. */
export interface Carry {
  readonly length: number
  /** What was appended since the last `take`; the next `append` may move it. */
  readonly bytes: Buffer
  append(bytes: Uint8Array): void
  /** Hands over what was appended, and begins anew. */
  take(): Buffer
}

const none = Buffer.alloc(0)

export function createCarry(): Carry {
  let memory = none
  let length = 0
  return {
    get length() {
      return length
    },
    get bytes() {
      return memory.subarray(0, length)
    },
    append(bytes) {
      if (length + bytes.length > memory.length) {
        const larger = Buffer.allocUnsafe(Math.max(length + bytes.length, memory.length * 2))
        larger.set(memory.subarray(0, length))
        memory = larger
      }
      memory.set(bytes, length)
      length += bytes.length
    },
    take() {
      const taken = memory.subarray(0, length)
      memory = none
      length = 0
      return taken
    },
  }
}
