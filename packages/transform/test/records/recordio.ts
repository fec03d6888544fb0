import t from 'tap'
import { recordIo } from '../../src/records/recordio.ts'
import { recordIoPart, recordIo as written } from './fixtures/frames.ts'

const fail = (what: string): never => {
  throw new Error(what)
}

t.test('a part as sagemaker-python-sdk writes it', async (t) => {
  const part = Buffer.from('0a23d7ce05000000616263646500000000', 'hex').subarray(0, 16)
  t.same(recordIoPart(Buffer.from('abcde')), part)
  t.equal(recordIo.dataBytes(part, 0, fail), 5)
  t.equal(recordIo.partBytes(5), 16)
  t.equal(recordIo.isLast(part, 0, true, fail), true)
  t.equal(recordIo.content(part, 0, 16).toString(), 'abcde')
})

t.test('parts of data that holds the magic number', async (t) => {
  // dmlc-core, recordio.h: "the data is splitted into multiple records by the cells of magic number".
  const parts = ['abcd', '', 'efg'].map((part) => Buffer.from(part))
  const record = written(...parts)
  t.equal(recordIo.isLast(record, 0, true, fail), false)
  t.equal(recordIo.isLast(record, 12, false, fail), false)
  t.equal(recordIo.isLast(record, 20, false, fail), true)
  const magic = Buffer.from('0a23d7ce', 'hex')
  t.same(
    recordIo.content(Buffer.concat([Buffer.from('..'), record]), 2, 2 + record.length),
    Buffer.concat([Buffer.from('abcd'), magic, magic, Buffer.from('efg')]),
  )
})

t.test('a whole record is a view', async (t) => {
  const record = written(Buffer.from('abc'))
  t.equal(recordIo.content(record, 0, record.length).buffer, record.buffer)
})

t.test('damage', async (t) => {
  t.throws(() => recordIo.dataBytes(Buffer.alloc(8), 0, fail), /no RecordIO magic number/)
  for (const [flag, first] of [
    [2, true],
    [3, true],
    [4, true],
    [0, false],
    [1, false],
    [7, false],
  ] as const)
    t.throws(() => recordIo.isLast(recordIoPart(Buffer.from('a'), flag), 0, first, fail), `flag ${flag}`)
})
