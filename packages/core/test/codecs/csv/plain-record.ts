import t from 'tap'
import { lookAhead } from '../../../src/codecs/csv/plain-number.ts'
import { readPlainRecord } from '../../../src/codecs/csv/plain-record.ts'

function read(text: string, width: number, start = 0): readonly [number, readonly number[]] {
  const bytes = new Uint8Array(text.length + lookAhead)
  bytes.set(Buffer.from(text, 'latin1'))
  const values = new Float64Array(width)
  return [readPlainRecord(new DataView(bytes.buffer), start, values, false), [...values]]
}

t.test('records of numbers', async (t) => {
  const { NaN: nan } = Number
  t.same(read('1,2.5,-3\n4,5,6\n', 3), [9, [1, 2.5, -3]])
  t.same(read('1,2.5,-3\n4,5,6\n', 3, 9), [15, [4, 5, 6]])
  t.same(read('1,2\r\n', 2), [5, [1, 2]])
  t.same(read(',2\n', 2), [3, [nan, 2]])
  t.same(read('1,\r\n', 2), [4, [1, nan]])
  t.same(read(',,\n', 3), [3, [nan, nan, nan]])
  t.same(read('nan\n', 1), [4, [nan]])
})

t.test('any other is left', async (t) => {
  const table: readonly (readonly [string, number])[] = [
    ['\n', 1],
    ['\r\n', 1],
    ['\n', 2],
    ['1\n', 2],
    ['1,2\n', 1],
    ['1,2,3\n', 2],
    ['1, 2\n', 2],
    ['1 ,2\n', 2],
    ['1;2\n', 2],
    ['"1",2\n', 2],
    ['1,2"\n', 2],
    ['1,2\r3\n', 2],
    ['1,2\r\r\n', 2],
    ['1,x\n', 2],
    ['1,\xe9\n', 2],
    ['-,1\n', 2],
  ]
  for (const [text, width] of table) t.equal(read(text, width)[0], -1, JSON.stringify(text))
})
