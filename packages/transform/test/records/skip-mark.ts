import t from 'tap'
import { skipMark } from '../../src/records/skip-mark.ts'
import { collect, cutAt, everyByte } from './fixtures/chunks.ts'

const marked = '\uFEFFa,b\n'
const table: readonly (readonly [string, string, number])[] = [
  ['', '', 0],
  ['a', 'a', 0],
  [marked, 'a,b\n', 3],
  ['\uFEFF', '', 3],
  ['\uFEFF\uFEFFx', '\uFEFFx', 3],
]

t.test('drops one mark, however the bytes are cut', async (t) => {
  for (const [text, rest, skipped] of table) {
    const bytes = Buffer.from(text)
    for (const chunks of [cutAt(bytes, []), everyByte(bytes), cutAt(bytes, [1]), cutAt(bytes, [0, 2, 2])]) {
      const opened = await skipMark(chunks)
      t.equal(opened.skipped, skipped)
      t.equal(Buffer.concat(await collect(opened.rest)).toString(), rest)
    }
  }
})

t.test('half a mark is text', async (t) => {
  const bytes = Buffer.from([0xef, 0xbb, 0x61])
  const { rest, skipped } = await skipMark(cutAt(bytes, [2]))
  t.equal(skipped, 0)
  t.same(Buffer.concat(await collect(rest)), bytes)
})
