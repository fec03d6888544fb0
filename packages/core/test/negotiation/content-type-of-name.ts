import t from 'tap'
import { contentTypeOfName, knownEndings } from '../../src/negotiation/content-type-of-name.ts'

for (const [name, contentType, gzip] of [
  ['a/b.json', 'application/json', false],
  ['B.CSV', 'text/csv', false],
  ['x.jsonl', 'application/jsonlines', false],
  ['x.ndjson', 'application/jsonlines', false],
  ['x.npy', 'application/x-npy', false],
  ['x.parquet', 'application/vnd.apache.parquet', false],
  ['x.recordio', 'application/x-recordio-protobuf', false],
  ['part-00000.tfrecord', 'application/x-tfexample', false],
  ['x.csv.gz', 'text/csv', true],
  ['x.CSV.GZ', 'text/csv', true],
  ['x.gz', undefined, true],
  ['x.csv.gz.gz', undefined, true],
  ['x.tar.gz', undefined, true],
  ['x.csv/y', undefined, false],
  ['x.csv/y.gz', undefined, true],
  ['x.csv.gz/y', undefined, false],
  ['x.constructor', undefined, false],
  ['csv', undefined, false],
  ['x.csv1', undefined, false],
  ['x.csv\n', undefined, false],
  ['', undefined, false],
] as const) {
  t.test(JSON.stringify(name), async (t) => {
    t.same(contentTypeOfName(name), { contentType, gzip })
  })
}

t.test('every known ending is one', async (t) => {
  for (const ending of knownEndings) t.type(contentTypeOfName(`x${ending}`).contentType, 'string')
})
