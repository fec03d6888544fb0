import t from 'tap'
import { contentEnd, csvLineEnd, lineEnd, skipMark } from '../../src/processing/lines.ts'

t.test('a record without its line end', async (t) => {
  for (const [record, content] of [
    ['ab\n', 2],
    ['ab\r\n', 2],
    ['ab\r', 2],
    ['ab', 2],
    ['ab\n\n', 3],
    ['\n', 0],
    ['', 0],
  ] as const) {
    const bytes = Buffer.from(`\r${record}`)
    t.equal(contentEnd(bytes, 1, bytes.length), content + 1, JSON.stringify(record))
  }
})

t.test('a byte order mark is no part of a record', async (t) => {
  const bytes = Buffer.from('\ufeffa')
  t.equal(skipMark(bytes, 0, bytes.length), 3)
  t.equal(skipMark(bytes, 0, 2), 0)
  t.equal(skipMark(bytes, 3, bytes.length), 3)
})

t.test('lines', async (t) => {
  const bytes = Buffer.from('ab\ncd')
  t.equal(lineEnd(bytes, 0), 2)
  t.equal(lineEnd(bytes, 3), 5)
})

t.test('lines of CSV end outside of quotes', async (t) => {
  for (const [text, end] of [
    ['a,"b\nc"\nd', 7],
    ['"a""\n"\n', 6],
    // Quotes inside of a field that does not start with one are characters.
    ['5" pipe\n"\n"', 7],
    ['a,"b', 4],
    ['', 0],
  ] as const) {
    t.equal(csvLineEnd(Buffer.from(text), 0), end, JSON.stringify(text))
  }
})
