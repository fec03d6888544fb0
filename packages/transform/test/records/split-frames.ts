import fc from 'fast-check'
import t from 'tap'
import { recordIo } from '../../src/records/recordio.ts'
import { splitFrames } from '../../src/records/split-frames.ts'
import { tfRecord } from '../../src/records/tfrecord.ts'
import { chunksOf, collect, cutAt, cuts, everyByte, flat } from './fixtures/chunks.ts'
import * as written from './fixtures/frames.ts'
import { refusal } from './fixtures/refusal.ts'

const options = { blankLines: 'skip', maxRecordBytes: 100 } as const
const bytes = fc.uint8Array({ maxLength: 20 })
const formats = [
  [
    'RecordIO',
    recordIo,
    fc.array(bytes, { minLength: 1, maxLength: 3 }).map((parts) => written.recordIo(...parts)),
  ],
  ['TFRecord', tfRecord, bytes.map(written.tfRecord)],
] as const

t.test('whole records, however the bytes are cut', async (t) => {
  for (const [name, framing, record] of formats) {
    const property = fc.asyncProperty(fc.array(record, { maxLength: 6 }), cuts, async (records, cuts) => {
      let offset = 0
      const expected = records.map((one, number) => {
        const at = { record: number, offset }
        offset += one.length
        return { text: one.toString('latin1'), at }
      })
      const object = Buffer.concat(records)
      for (const chunks of [cutAt(object, []), cutAt(object, cuts), everyByte(object)]) {
        const found = await flat(splitFrames(chunks, framing, options))
        if (JSON.stringify(found) !== JSON.stringify(expected)) return false
      }
      return true
    })
    await fc.assert(property, { numRuns: 100 })
    t.pass(name)
  }
})

t.test('a block is a view of its chunk', async (t) => {
  const chunk = Buffer.concat([written.tfRecord(Buffer.from('a')), written.tfRecord(Buffer.from('bc'))])
  const [block] = await collect(splitFrames(chunksOf(chunk), tfRecord, options))
  t.equal(block?.bytes, chunk)
  t.same(block?.starts, Uint32Array.of(0, 17))
})

const two = Buffer.concat([written.recordIo(Buffer.from('abcd')), written.recordIo(Buffer.from('efgh'))])

t.test('damage is told by record and offset', async (t) => {
  const damaged = Buffer.from(two)
  damaged[12] = 0
  for (const chunks of [cutAt(damaged, []), everyByte(damaged), cutAt(damaged, [14])]) {
    const fault = await refusal(splitFrames(chunks, recordIo, options))
    t.match(fault, { code: 'MALFORMED_BODY', location: { record: 1 } })
    t.match(fault.message, /^record 1, which begins at byte 12, has no RecordIO magic number/)
  }
  const from = { record: 10, offset: 500 }
  t.match(await refusal(splitFrames(chunksOf(damaged), recordIo, { ...options, from })), {
    message: /^record 11, which begins at byte 512, /,
  })
})

t.test('an object that is cut off', async (t) => {
  for (const length of [13, 20, 23])
    t.match(await refusal(splitFrames(chunksOf(two.subarray(0, length)), recordIo, options)), {
      code: 'MALFORMED_BODY',
      message: /^record 1, which begins at byte 12, is cut off/,
    })
  // The first part of several, without the others.
  t.match(
    await refusal(splitFrames(chunksOf(written.recordIoPart(Buffer.from('a'), 1)), recordIo, options)),
    {
      message: /cut off: the object ends after 12 of at least 20 bytes/,
    },
  )
})

t.test('a record too large is refused by what its head says', async (t) => {
  const small = { ...options, maxRecordBytes: 4 }
  t.equal((await flat(splitFrames(chunksOf(two), recordIo, small))).length, 2)
  const fault = await refusal(
    splitFrames(chunksOf(two, written.recordIo(Buffer.from('12345')).subarray(0, 8)), recordIo, small),
  )
  t.match(fault, { code: 'PAYLOAD_TOO_LARGE', location: { record: 2 } })
  t.match(fault.message, /^record 2, which begins at byte 24, has more than the 4 bytes/)
})
