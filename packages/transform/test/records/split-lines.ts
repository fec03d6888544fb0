import fc from 'fast-check'
import t from 'tap'
import { splitLines } from '../../src/records/split-lines.ts'
import { chunksOf, collect, cutAt, cuts, everyByte, flat, texts } from './fixtures/chunks.ts'
import { refusal } from './fixtures/refusal.ts'

const csv = { contentType: 'text/csv', blankLines: 'skip', maxRecordBytes: 100 } as const
const jsonLines = { ...csv, contentType: 'application/jsonlines' } as const
const split = (text: string, options: Parameters<typeof splitLines>[1] = csv) =>
  texts(splitLines(chunksOf(Buffer.from(text, 'latin1')), options))
const mark = '\xef\xbb\xbf'

t.test('lines', async (t) => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    // TransformInput, SplitType: "Line to split records on a newline character boundary".
    ['a,1\nb,2\n', ['a,1\n', 'b,2\n']],
    // RFC 4180, 2.1: CRLF ends a line. 2.2: the last one may have no end.
    ['a,1\r\nb,2', ['a,1\r\n', 'b,2']],
    // RFC 4180, 2.6: line breaks inside quotes. SageMaker's documents rule them out; here they are right.
    ['"a\nb",1\nc,2\n', ['"a\nb",1\n', 'c,2\n']],
    // What begins as UTF-8 with a mark is text without it.
    [`${mark}a,1\n`, ['a,1\n']],
    [`${mark}"a\n",1\nb`, ['"a\n",1\n', 'b']],
    ['a\n\n\r\nb\n\n', ['a\n', 'b\n']],
    ['\n\n', []],
    ['', []],
    [mark, []],
    [`${mark}\n`, []],
    ['\r', []],
    [' \n', [' \n']],
    ['""\n', ['""\n']],
  ]
  for (const [text, lines] of table) t.same(await split(text), lines, JSON.stringify(text))
})

t.test('blank lines that are kept', async (t) => {
  t.same(await split('a\n\n\r\nb', { ...csv, blankLines: 'keep' }), ['a\n', '\n', '\r\n', 'b'])
})

t.test('outside CSV every newline ends a record, and no byte is dropped', async (t) => {
  t.same(await split('{"a":"\n"}\n', jsonLines), ['{"a":"\n', '"}\n'])
  t.same(await split(`${mark}{}\n`, jsonLines), [`${mark}{}\n`])
  t.same(await split('"a\nb"\n', { ...csv, contentType: undefined }), ['"a\n', 'b"\n'])
})

t.test('where records are', async (t) => {
  t.same(await flat(splitLines(chunksOf(Buffer.from(`${mark}a\n\nbc`, 'latin1'), '\nd\n'), csv)), [
    { text: 'a\n', at: { record: 0, offset: 3 } },
    { text: 'bc\n', at: { record: 1, offset: 6 } },
    { text: 'd\n', at: { record: 2, offset: 9 } },
  ])
  const from = { record: 7, offset: 1000 }
  t.same(await flat(splitLines(chunksOf(`${mark}a\nb`), { ...jsonLines, from })), [
    { text: Buffer.from(`${mark}a\n`).toString('latin1'), at: from },
    { text: 'b', at: { record: 8, offset: 1000 + Buffer.byteLength(`${mark}a\n`) } },
  ])
})

t.test('blocks are views of their chunks; only a line in several is copied', async (t) => {
  const chunks = ['a\nb\nc', 'c\nd\n'].map((text) => new Uint8Array(Buffer.from(text)))
  const blocks = await collect(splitLines(chunksOf(...chunks), csv))
  t.same(
    blocks.map(({ starts }) => starts.length),
    [2, 1, 1],
  )
  t.equal(blocks[0]?.bytes.buffer, chunks[0]?.buffer)
  t.equal(blocks[2]?.bytes.buffer, chunks[1]?.buffer)
})

t.test('a record too large is told by number and offset, and no more of it is read', async (t) => {
  const options = { ...csv, maxRecordBytes: 5 }
  t.same(await split('12345\r\n12345\n12345', options), ['12345\r\n', '12345\n', '12345'])
  const large = await refusal(splitLines(chunksOf('a\nb\n123456\n'), options))
  t.match(large, { code: 'PAYLOAD_TOO_LARGE', location: { record: 2 } })
  t.match(
    large.message,
    /^record 2, which begins at byte 4, has more than the 5 bytes .* raise maxPayloadInMB/,
  )
  for (const text of ['123456', '123456\r\n', '123456789'])
    t.match(await refusal(splitLines(everyByte(Buffer.from(text)), options)), { code: 'PAYLOAD_TOO_LARGE' })

  let read = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += 1
      yield Buffer.from('xx')
    }
  }
  t.match(await refusal(splitLines(endless(), options)), { location: { record: 0 } })
  t.ok(read < 6)
})

t.test('quotes that do not close', async (t) => {
  const open = await refusal(splitLines(chunksOf('a\n"b\nc\n', 'd'), csv))
  t.match(open, { code: 'MALFORMED_BODY', location: { record: 1 } })
  t.match(open.message, /^record 1, which begins at byte 2, opens quotes that the object never closes/)
  const long = await refusal(splitLines(everyByte(Buffer.from('"b\nc\nd\ne')), { ...csv, maxRecordBytes: 3 }))
  t.match(long.message, /or look for a quote that is never closed/)
})

t.test('the same records, however the bytes are cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\n', '\r\n', 'a', mark), maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(
      text,
      cuts,
      fc.constantFrom('skip', 'keep'),
      fc.boolean(),
      async (text, cuts, blankLines, quotes) => {
        const bytes = Buffer.from(text, 'latin1')
        const options = { ...(quotes ? csv : jsonLines), blankLines, maxRecordBytes: 1000 } as const
        const outcome = async (chunks: AsyncIterable<Uint8Array>) => {
          const found = splitLines(chunks, options)
          return flat(found).catch(({ code, message }) => [code, message])
        }
        const expected = JSON.stringify(await outcome(cutAt(bytes, [])))
        for (const chunks of [cutAt(bytes, cuts), everyByte(bytes)])
          if (JSON.stringify(await outcome(chunks)) !== expected) return false
        return true
      },
    ),
    { numRuns: 300 },
  )
})
