import t from 'tap'
import { lineContentEnd } from '../../src/records/line-content.ts'

t.test('a line without its end', async (t) => {
  const table = { 'a\n': 1, 'a\r\n': 1, a: 1, 'a\r': 1, 'a\n\n': 2, '\n': 0, '\r\n': 0, '': 0, 'a\r\r\n': 2 }
  for (const [line, end] of Object.entries(table))
    t.equal(lineContentEnd(Buffer.from(line), 0, line.length), end, JSON.stringify(line))
  t.equal(lineContentEnd(Buffer.from('\r\n'), 1, 2), 1, 'never before the start')
})
