import fc from 'fast-check'
import t from 'tap'
import { takeHeader } from '../../src/records/take-header.ts'
import { chunksOf, collect, cutAt, cuts, everyByte, watched } from './fixtures/chunks.ts'
import { refusal } from './fixtures/refusal.ts'

const options = { contentType: 'text/csv', maxRecordBytes: 100 } as const
const open = async (chunks: AsyncIterable<Uint8Array>) => {
  const { header, from, rest } = await takeHeader(chunks, options)
  const text = header && Buffer.from(header).toString()
  return { header: text, from, rest: Buffer.concat(await collect(rest)).toString() }
}

t.test('the first line with something on it', async (t) => {
  const table: readonly (readonly [string, string | undefined, number, string])[] = [
    ['a,b\n1,2\n', 'a,b\n', 4, '1,2\n'],
    ['a,b\r\n1,2\r\n', 'a,b\r\n', 5, '1,2\r\n'],
    ['\uFEFFa,b\n1,2', 'a,b\n', 7, '1,2'],
    ['\n\r\na\n\n1\n', 'a\n', 5, '\n1\n'],
    ['"a\nb",c\n1,2\n', '"a\nb",c\n', 8, '1,2\n'],
    ['a,b', 'a,b', 3, ''],
    ['a,b\n', 'a,b\n', 4, ''],
    ['', undefined, 0, ''],
    ['\uFEFF\n', undefined, 4, ''],
  ]
  for (const [text, header, offset, rest] of table) {
    const bytes = Buffer.from(text)
    for (const chunks of [cutAt(bytes, []), everyByte(bytes)])
      t.same(await open(chunks), { header, from: { record: 0, offset }, rest }, JSON.stringify(text))
  }
})

t.test('header and rest are the object, however it is cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '\n', '\r\n'), maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(text, cuts, async (text, cuts) => {
      const { header = '', from, rest } = await open(cutAt(Buffer.from(text), cuts))
      return text.slice(0, from.offset).endsWith(header) && text.slice(from.offset) === rest
    }),
    { numRuns: 200 },
  )
})

t.test('what cannot be a header closes the chunks', async (t) => {
  const table = [
    ['"a', options, 'MALFORMED_BODY', /^the header line opens quotes/],
    ['a'.repeat(101), options, 'PAYLOAD_TOO_LARGE', /^the header line has more than the 100 bytes/],
    [
      '"a\nb"\n',
      { ...options, until: 10 },
      'MALFORMED_BODY',
      /^the header line has a line end inside quotes/,
    ],
  ] as const
  for (const [text, options, code, message] of table) {
    const { chunks, closed } = watched([text])
    t.match(await refusal(takeHeader(chunks, options)), { code, message, location: { field: 'header' } })
    t.ok(closed())
  }
})

t.test('a rest that nobody reads can be closed', async (t) => {
  const { chunks, closed } = watched(['a\n1\n', '2\n'])
  const { rest } = await takeHeader(chunks, options)
  t.notOk(closed())
  await rest.return?.()
  t.ok(closed())
})

t.test('the rest is not copied', async (t) => {
  const chunk = new Uint8Array(Buffer.from('a\n1\n'))
  const [first] = await collect((await takeHeader(chunksOf(chunk), options)).rest)
  t.equal(first?.buffer, chunk.buffer)
})
