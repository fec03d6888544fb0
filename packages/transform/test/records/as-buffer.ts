import t from 'tap'
import { asBuffer } from '../../src/records/as-buffer.ts'

t.test('a view of the same memory', async (t) => {
  const bytes = Uint8Array.of(0, 1, 2, 3).subarray(1, 3)
  const buffer = asBuffer(bytes)
  t.same([...buffer], [1, 2])
  bytes[0] = 9
  t.equal(buffer[0], 9)
  t.equal(asBuffer(buffer), buffer)
})
