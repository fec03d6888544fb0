import { faultOf } from '@inferry/testing'
import t from 'tap'
import { contentTypeOfObject } from '../../src/objects/content-type-of-object.ts'

t.test("the object's own, else by its key", async (t) => {
  for (const [key, own, expected] of [
    ['a.csv', 'application/json', 'application/json'],
    ['a.csv', 'text/csv; header=present', 'text/csv; header=present'],
    ['a', ' text/csv ', 'text/csv'],
    ['a.csv', undefined, 'text/csv'],
    ['a.b/c.JSON', '', 'application/json'],
    ['a.jsonl', 'binary/octet-stream', 'application/jsonlines'],
    ['a.ndjson', 'application/octet-stream', 'application/jsonlines'],
    ['a.npy', 'Application/Octet-Stream; x=y', 'application/x-npy'],
    ['a.csv', 'application/octet-streams', 'application/octet-streams'],
    ['a.csv.gz', undefined, 'text/csv'],
    ['a.json.GZ', 'application/gzip', 'application/json'],
    ['a.npy', 'application/x-gzip', 'application/x-npy'],
    ['a.csv.gz', 'binary/octet-stream', 'text/csv'],
    ['a.parquet', undefined, 'application/vnd.apache.parquet'],
  ] as const)
    t.equal(contentTypeOfObject(key, own), expected, `${key} ${own}`)
})

t.test('neither tells', async (t) => {
  for (const [key, own, said] of [
    ['a.gz', 'application/gzip', 'the content type application/gzip'],
    ['a.what', undefined, 'no content type'],
    ['csv', 'binary/octet-stream', 'the content type binary/octet-stream'],
    ['a.csv/b', '', 'no content type'],
    ['a.constructor', undefined, 'no content type'],
  ] as const) {
    const { code, message } = faultOf(() => contentTypeOfObject(key, own))
    t.equal(code, 'UNSUPPORTED_MEDIA_TYPE')
    t.match(
      message,
      new RegExp(
        `^the object has ${said}, and its key ends in none of \\.json, .*\\.npy; store it with a Content-Type$`,
      ),
    )
  }
})
