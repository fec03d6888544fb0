import fc from 'fast-check'
import t from 'tap'
import { createByteWriter, taken, writeByte, writeBytes } from '../../src/processing/byte-writer.ts'

t.test('what is written comes out, however it grows', async () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 })
  fc.assert(
    fc.property(parts, fc.nat(100), (parts, capacity) => {
      const out = createByteWriter(capacity)
      for (const part of parts) {
        writeBytes(out, part)
        writeByte(out, 7)
      }
      return Buffer.concat(parts.flatMap((part) => [part, Uint8Array.of(7)])).equals(taken(out))
    }),
  )
})

t.test('a part of an array', async (t) => {
  const out = createByteWriter(0)
  writeBytes(out, Uint8Array.of(1, 2, 3, 4), 1, 3)
  t.same([...taken(out)], [2, 3])
})

t.test('what is taken holds little memory that it does not need', async (t) => {
  const large = createByteWriter(1000)
  writeBytes(large, new Uint8Array(499))
  t.equal(taken(large).buffer.byteLength, 499)
  writeBytes(large, new Uint8Array(1))
  t.equal(taken(large).buffer, large.bytes.buffer)
})
