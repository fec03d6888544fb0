/** Bytes that grow at the end. Only `bytes[0…length)` were written. */
export interface ByteWriter {
  bytes: Uint8Array
  length: number
}

/** Below this a loop copies faster than a view is made. */
const short = 40

export function createByteWriter(capacity: number): ByteWriter {
  return { bytes: new Uint8Array(Math.max(capacity, 64)), length: 0 }
}

export function writeByte(out: ByteWriter, byte: number): void {
  if (out.length === out.bytes.length) grow(out, 1)
  out.bytes[out.length++] = byte
}

/** Appends `bytes[start…end)`. */
export function writeBytes(out: ByteWriter, bytes: Uint8Array, start = 0, end = bytes.length): void {
  const count = end - start
  if (out.length + count > out.bytes.length) grow(out, count)
  const { bytes: to, length } = out
  // Not `subarray`: that of a Buffer takes longer.
  if (count > short) to.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, count), length)
  else for (let at = 0; at < count; at++) to[length + at] = bytes[start + at] as number
  out.length = length + count
}

/** What was written, in memory of at most twice its size. Nothing may be written behind it. */
export function taken({ bytes, length }: ByteWriter): Uint8Array {
  return length * 2 < bytes.length ? bytes.slice(0, length) : bytes.subarray(0, length)
}

function grow(out: ByteWriter, count: number): void {
  const bytes = new Uint8Array(Math.max(out.length + count, out.bytes.length * 2))
  bytes.set(out.bytes.subarray(0, out.length))
  out.bytes = bytes
}
