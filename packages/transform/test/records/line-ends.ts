import fc from 'fast-check'
import t from 'tap'
import { createLineEnds } from '../../src/records/line-ends.ts'

/** The lines of text that is cut into chunks at these offsets. */
function linesOf(text: string, csv: boolean, cuts: readonly number[] = []): string[] {
  const ends = createLineEnds(csv)
  const bounds = [...new Set([...cuts.filter((cut) => cut < text.length), text.length])].sort((a, b) => a - b)
  const lines: string[] = []
  let line = ''
  let from = 0
  for (const until of bounds) {
    const chunk = text.slice(from, until)
    from = until
    if (chunk === '') continue
    ends.enter(Buffer.from(chunk, 'latin1'))
    let at = 0
    while (at < chunk.length) {
      const end = ends.end(at)
      line += chunk.slice(at, end < 0 ? chunk.length : end)
      if (end < 0) break
      lines.push(line)
      line = ''
      at = end
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** The same, byte by byte, as RFC 4180's grammar reads: what a reader would write first. */
function plainly(text: string): string[] {
  const lines: string[] = []
  let line = ''
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  for (const char of text) {
    line += char
    if (state === 'quoted') state = char === '"' ? 'closed' : 'quoted'
    else if (char === '\n') {
      lines.push(line)
      line = ''
      state = 'start'
    } else if (char === '"') state = state === 'plain' ? 'plain' : 'quoted'
    else state = char === ',' ? 'start' : 'plain'
  }
  return line === '' ? lines : [...lines, line]
}

t.test('lines of CSV', async (t) => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['a,b\nc\n', ['a,b\n', 'c\n']],
    ['"a\nb",c\nd\n', ['"a\nb",c\n', 'd\n']],
    ['a,"b""\n""c"\nd\n', ['a,"b""\n""c"\n', 'd\n']],
    ['"",""\n"\n"\n', ['"",""\n', '"\n"\n']],
    // A stray quote spoils no other record; the codec tells whose it is.
    ['5" pipe,1\n6" pipe,2\n', ['5" pipe,1\n', '6" pipe,2\n']],
    ['a "b"\n"c\n', ['a "b"\n', '"c\n']],
    ['"a"b"\nc\n', ['"a"b"\n', 'c\n']],
  ]
  for (const [text, lines] of table) t.same(linesOf(text, true), lines, JSON.stringify(text))
})

t.test('only CSV has quotes', async (t) => {
  t.same(linesOf('"a\nb"\n', false), ['"a\n', 'b"\n'])
})

t.test('the same as read byte by byte, however it is cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('"', '"', ',', '\n', 'a', '\r'), maxLength: 60 })
  // Fields longer than what is searched by a loop.
  const long = fc.tuple(text, text).map(([a, b]) => `${a}"${'x'.repeat(40)}"${b}`)
  fc.assert(
    fc.property(fc.oneof(text, long), fc.array(fc.nat(60)), (text, cuts) => {
      const found = linesOf(text, true, cuts)
      const expected = plainly(text)
      return JSON.stringify(found) === JSON.stringify(expected)
    }),
    { numRuns: 3000 },
  )
})

t.test('a line end inside quotes is told', async (t) => {
  const refuse = (text: string) => () => {
    const ends = createLineEnds(true, () => {
      throw new Error('quoted')
    })
    ends.enter(Buffer.from(text))
    for (let at = 0; at >= 0 && at < text.length; ) at = ends.end(at)
  }
  for (const text of ['"a\nb"\n', 'a,"\n', 'x\n"a""\n"\n'])
    t.throws(refuse(text), { message: 'quoted' }, text)
  for (const text of ['"a"\n"b"\n', '5"\n', '"a', 'a""\n']) t.doesNotThrow(refuse(text), text)
})
