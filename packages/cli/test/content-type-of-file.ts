import t from 'tap'
import { contentTypeOfFile } from '../src/content-type-of-file.ts'

for (const [file, type] of [
  ['-', 'application/json'],
  ['a/b.json', 'application/json'],
  ['B.CSV', 'text/csv'],
  ['x.jsonl', 'application/jsonlines'],
  ['x.ndjson', 'application/jsonlines'],
  ['x.npy', 'application/x-npy'],
  ['x.tar.gz', undefined],
  ['x', undefined],
] as const) {
  t.test(file, async (t) => {
    t.equal(contentTypeOfFile(file), type)
  })
}
