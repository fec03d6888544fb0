import { faultOf } from '@inferry/testing'
import t from 'tap'
import { nameOfRecord, readRecord, sizeOfRecord } from '../../src/objects/read-record.ts'
import { s3Record } from './fixtures/s3-event.ts'

t.test('the object, its key decoded', async (t) => {
  for (const [encoded, key] of [
    ['in/a.csv', 'in/a.csv'],
    ['a+b%2Bc%25/%C3%BC.csv', 'a b+c%/ü.csv'],
    ['a.out.csv', 'a.out.csv'],
    ['empty.csv', 'empty.csv'],
  ] as const) {
    const record = s3Record({ key: encoded, size: encoded === 'empty.csv' ? 0 : 1 })
    t.same(readRecord(record, 0), { object: { bucket: 'b', key } })
    t.equal(nameOfRecord(record, 0), `s3://b/${key}`)
  }
  for (const eventName of ['ObjectCreated:CompleteMultipartUpload', 's3:ObjectCreated:Put'])
    t.same(readRecord(s3Record({ eventName, versionId: 'v' }), 0), {
      object: { bucket: 'b', key: 'a.csv', versionId: 'v' },
    })
})

t.test('what is no question', async (t) => {
  for (const [parts, ignored] of [
    [{ eventName: 'ObjectRemoved:Delete' }, 'ObjectRemoved:Delete creates no object'],
    [{ eventName: 'NotObjectCreated:Put' }, 'NotObjectCreated:Put creates no object'],
    [{ key: 'a+b.csv.out' }, 'a b.csv.out is an answer, by its ending .out'],
    [{ key: 'a.csv%2Eout' }, 'a.csv.out is an answer, by its ending .out'],
    [{ key: 'in/', size: 0 }, 'in/ is a folder'],
  ] as const)
    t.same(readRecord(s3Record(parts), 0), { ignored })
})

t.test('what is no record', async (t) => {
  const { s3, ...none } = s3Record()
  for (const [record, fault, name] of [
    [null, 'has no eventName', 'record 3'],
    ['x', 'has no eventName', 'record 3'],
    [{ ...none, eventName: 7 }, 'has no eventName', 'record 3'],
    [none, 'has no s3.bucket.name', 'record 3'],
    [{ ...none, s3: { ...s3, bucket: { name: '' } } }, 'has no s3.bucket.name', 's3:///a.csv'],
    [{ ...none, s3: { ...s3, object: {} } }, 'has no s3.object.key', 'record 3'],
    [s3Record({ key: '' }), 'has no s3.object.key', 's3://b/'],
    [s3Record({ key: '100%.csv' }), 'has the key "100%.csv", which is not URL-encoded', 's3://b/100%.csv'],
  ] as const) {
    const { code, message } = faultOf(() => readRecord(record, 3))
    t.equal(code, 'MALFORMED_REQUEST')
    t.equal(message, `record 3 of the S3 event ${fault}`)
    t.equal(nameOfRecord(record, 3), name)
  }
})

t.test('size', async (t) => {
  t.equal(sizeOfRecord(s3Record({ size: 7 })), 7)
  for (const size of [-1, Number.NaN]) t.equal(sizeOfRecord(s3Record({ size })), Number.POSITIVE_INFINITY)
  t.equal(sizeOfRecord(null), Number.POSITIVE_INFINITY)
})
