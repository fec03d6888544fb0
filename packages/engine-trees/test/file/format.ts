import t from 'tap'
import { aligned, alignment, magic } from '../../src/file/format.ts'

t.test('places are multiples of 64', async (t) => {
  t.same([0, 1, 63, 64, 65].map(aligned), [0, 64, 64, 64, 128])
  t.equal(alignment % 8, 0)
})

t.test('the magic is no text, and a transfer as text changes it', async (t) => {
  t.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(magic as Uint8Array))
  t.ok(Buffer.from(magic).includes('\r\n'))
})
