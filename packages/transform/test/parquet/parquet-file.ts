import t from 'tap'
import { parquetFile } from '../../src/parquet/parquet-file.ts'

const content = Buffer.from('0123456789')
const never = new AbortController().signal

t.test('reads from the start or the end, in whatever chunks the store gives', async (t) => {
  let read = 0
  const store = {
    name: 'memory',
    async *list() {},
    async *read(_: unknown, { from, until = content.length }: { from: number; until?: number }) {
      for (let at = from; at < until; at += 3) yield content.subarray(at, Math.min(until, at + 3))
    },
  }
  const object = { key: 'a', bytes: content.length, version: '1' }
  const file = parquetFile(store, object, (count) => (read += count), never)
  t.equal(file.byteLength, 10)
  const texts: readonly (readonly [string, number, number?])[] = [
    ['0123456789', 0],
    ['234', 2, 5],
    ['6789', -4],
    ['', 5, 5],
    ['89', 8, 2 ** 50],
    ['01', -20, 2],
    ['', 12, 20],
  ]
  for (const [wanted, from, until] of texts)
    t.equal(Buffer.from(await file.slice(from, until)).toString(), wanted)
  t.equal(read, 21)
})
