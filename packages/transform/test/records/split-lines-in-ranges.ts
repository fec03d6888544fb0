import t from 'tap'
import { splitLines } from '../../src/records/split-lines.ts'
import { chunksOf, texts, watched } from './fixtures/chunks.ts'
import { refusal } from './fixtures/refusal.ts'

const csv = { contentType: 'text/csv', blankLines: 'skip', maxRecordBytes: 100 } as const

t.test('a range ends before the first line that begins behind it, and reads no more', async (t) => {
  const upTo = async (until: number) => texts(splitLines(chunksOf('a\nbb\n', 'cc\ndd\n'), { ...csv, until }))
  t.same(await upTo(0), [])
  t.same(await upTo(2), ['a\n'])
  t.same(await upTo(3), ['a\n', 'bb\n'])
  t.same(await upTo(5), ['a\n', 'bb\n'])
  t.same(await upTo(6), ['a\n', 'bb\n', 'cc\n'])
  t.same(await upTo(99), ['a\n', 'bb\n', 'cc\n', 'dd\n'])
  const { chunks, closed } = watched(['a\n', 'b\n', 'c\n'])
  t.same(await texts(splitLines(chunks, { ...csv, until: 3 })), ['a\n', 'b\n'])
  t.ok(closed())
  t.same(
    await texts(splitLines(chunksOf('\uFEFFa\nb\n'), { ...csv, until: 1 })),
    ['a\n'],
    'the first line begins with its mark',
  )
})

t.test('in a range a line end inside quotes is refused', async (t) => {
  const fault = await refusal(splitLines(chunksOf('a\n"b\nc"\n'), { ...csv, until: 99 }))
  t.match(fault, { code: 'MALFORMED_BODY', location: { record: 1 } })
  t.match(fault.message, /^record 1, which begins at byte 2, has a line end inside quotes; .* one worker$/)
  t.match(await refusal(splitLines(chunksOf('a\n"b', '\nc"\n'), { ...csv, until: 99 })), {
    location: { record: 1 },
  })
  t.same(
    await texts(
      splitLines(chunksOf('{"\n"}\n'), { ...csv, contentType: 'application/jsonlines', until: 99 }),
    ),
    ['{"\n', '"}\n'],
  )
})
