import t from 'tap'
import { splitNone } from '../../src/records/split-none.ts'
import { chunksOf, collect, flat, watched } from './fixtures/chunks.ts'
import { refusal } from './fixtures/refusal.ts'

const options = { blankLines: 'skip', maxRecordBytes: 8 } as const

t.test('the object is one record', async (t) => {
  // TransformInput, SplitType None: "request payloads contain the entire contents of an input object".
  t.same(await flat(splitNone(chunksOf('a\nb', '', 'c\n'), options)), [
    { text: 'a\nbc\n', at: { record: 0, offset: 0 } },
  ])
  t.same(await flat(splitNone(chunksOf('12345678'), options)), [
    { text: '12345678', at: { record: 0, offset: 0 } },
  ])
})

t.test('an empty object has none, nor has what is behind the record', async (t) => {
  t.same(await flat(splitNone(chunksOf(), options)), [])
  t.same(await flat(splitNone(chunksOf(''), { ...options, from: { record: 1, offset: 8 } })), [])
})

t.test('one chunk is not copied', async (t) => {
  const chunk = new Uint8Array(4)
  const [block] = await collect(splitNone(chunksOf(chunk), options))
  t.equal(block?.bytes.buffer, chunk.buffer)
})

t.test('one too large says what to do, and is not read on', async (t) => {
  const { chunks, closed } = watched(['1234', '56789', 'x'])
  const fault = await refusal(splitNone(chunks, options))
  t.match(fault, { code: 'PAYLOAD_TOO_LARGE', location: { record: 0 } })
  t.match(
    fault.message,
    /more than the 8 bytes .*splitType such as Line, raise maxPayloadInMB .* set it to 0/,
  )
  t.ok(closed())
})
