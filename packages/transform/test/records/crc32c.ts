import t from 'tap'
import { crc32c } from '../../src/records/crc32c.ts'

t.test('the sums that RFC 3720 gives', async (t) => {
  // RFC 3720, B.4: its bytes are in the order of the wire.
  const up = Uint8Array.from({ length: 32 }, (_, at) => at)
  const table: readonly (readonly [Uint8Array, number])[] = [
    [new Uint8Array(32), 0x8a9136aa],
    [new Uint8Array(32).fill(0xff), 0x62a8ab43],
    [up, 0x46dd794e],
    [up.toReversed(), 0x113fdb5c],
    [Buffer.from('123456789'), 0xe3069283],
    [new Uint8Array(0), 0],
  ]
  for (const [bytes, sum] of table) t.equal(crc32c(bytes, 0, bytes.length), sum)
})

t.test('of a part of the bytes', async (t) => {
  t.equal(crc32c(Buffer.from('--123456789--'), 2, 11), 0xe3069283)
})
