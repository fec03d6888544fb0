import t from 'tap'
import { parseS3Url, showS3Location } from '../src/s3-url.ts'

for (const [text, bucket, key] of [
  ['s3://bucket', 'bucket', ''],
  ['s3://bucket/', 'bucket', ''],
  ['s3://my.bucket-1/a b/ü%20+?#.csv', 'my.bucket-1', 'a b/ü%20+?#.csv'],
  ['s3://bucket/a//b\n', 'bucket', 'a//b\n'],
] as const) {
  t.test(text, async (t) => {
    t.same(parseS3Url(text), { bucket, key })
    t.equal(showS3Location({ bucket, key }), `s3://${bucket}/${key}`)
  })
}

for (const text of [
  '',
  'bucket/key',
  's3:/bucket',
  's3://',
  's3://b',
  's3://bucket//key',
  'https://bucket/key',
  's3://buc ket/',
]) {
  t.test(`not ${text}`, async (t) => {
    t.equal(parseS3Url(text), undefined)
  })
}
