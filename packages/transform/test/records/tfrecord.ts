import t from 'tap'
import { maskedSum, tfRecord } from '../../src/records/tfrecord.ts'
import { tfRecord as written } from './fixtures/frames.ts'

const fail = (what: string): never => {
  throw new Error(what)
}

t.test('a record', async (t) => {
  const record = written(Buffer.from('hello'))
  t.equal(record.length, 21)
  t.equal(tfRecord.dataBytes(record, 0, fail), 5)
  t.equal(tfRecord.partBytes(5), 21)
  t.equal(tfRecord.isLast(record, 0, true, fail), true)
  t.equal(tfRecord.content(record, 0, 21).toString(), 'hello')
})

t.test('sums are masked as TensorFlow does', async (t) => {
  // tensorflow/core/lib/hash/crc32c.h, Mask: ((crc >> 15) | (crc << 17)) + 0xa282ead8, of CRC-32C's check value.
  const sum = 0xe3069283
  const masked = (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0
  t.equal(maskedSum(Buffer.from('123456789'), 0, 9), masked)
  // The head of an empty record, as `tf.io.TFRecordWriter().write(b'')` writes it.
  t.equal(written(Buffer.alloc(0)).toString('hex'), '000000000000000029039807d8ea82a2')
})

t.test('damage in any byte is seen', async (t) => {
  const record = written(Buffer.from('hello'))
  for (let at = 0; at < record.length; at++) {
    const damaged = Buffer.from(record)
    damaged[at] = (damaged[at] as number) ^ 0x10
    t.throws(
      () => {
        tfRecord.dataBytes(damaged, 0, fail)
        tfRecord.isLast(damaged, 0, true, fail)
      },
      at < 12 ? /length whose checksum/ : /data whose checksum/,
      `byte ${at}`,
    )
  }
})
