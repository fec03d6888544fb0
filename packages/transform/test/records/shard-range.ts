import fc from 'fast-check'
import t from 'tap'
import { rangeOfShard, readFromOf, seekLine } from '../../src/records/shard-range.ts'
import { splitLines } from '../../src/records/split-lines.ts'
import { cutAt, cuts, flat, texts, watched } from './fixtures/chunks.ts'
import { refusal } from './fixtures/refusal.ts'

const options = { contentType: 'text/csv', blankLines: 'skip', maxRecordBytes: 1000 } as const

/** What the shard `index` of `size` reads of an object. */
async function* shard(object: Buffer, index: number, size: number, cuts: readonly number[] = []) {
  const range = rangeOfShard(object.length, index, size)
  const { from, rest } = await seekLine(cutAt(object.subarray(readFromOf(range)), cuts), range)
  yield* splitLines(rest, { ...options, from, until: range.until })
}

t.test('ranges are next to each other, of the largest objects and most shards too', async (t) => {
  // S3 stores objects of many TB; an array job of AWS Batch has up to 10,000 children.
  t.equal(rangeOfShard(50e12 - 1, 9_999, 10_000).until, 50e12 - 1)
  fc.assert(
    fc.property(fc.nat(2 ** 50), fc.integer({ min: 1, max: 300 }), (bytes, size) => {
      let from = 0
      for (let index = 0; index < size; index++) {
        const range = rangeOfShard(bytes, index, size)
        if (range.from !== from || range.until < from) return false
        from = range.until
      }
      return from === bytes
    }),
    { numRuns: 100 },
  )
})

t.test('a line belongs to the range in which it begins', async (t) => {
  const object = Buffer.from('aaa\nbb\ncccc\n')
  // 0–6 and 6–12: `bb\n` begins at 4, and ends in the second.
  t.same(await flat(shard(object, 0, 2)), [
    { text: 'aaa\n', at: { record: 0, offset: 0 } },
    { text: 'bb\n', at: { record: 1, offset: 4 } },
  ])
  t.same(
    await flat(shard(object, 1, 2)),
    [{ text: 'cccc\n', at: { record: 0, offset: 7 } }],
    'counted from 0',
  )
  // 0–4, 4–8, 8–12: the second begins exactly where a line does.
  t.same(await texts(shard(object, 1, 3)), ['bb\n', 'cccc\n'])
  t.same(await texts(shard(object, 2, 3)), [])
})

t.test('shards cover every record once, whatever the object and the cuts', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ',', 'é'), maxLength: 12 })
  const lines = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 30 })
  const size = fc.integer({ min: 1, max: 20 })
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.boolean(),
      fc.boolean(),
      size,
      cuts,
      async (lines, marked, open, size, cuts) => {
        const text = lines.map((parts) => parts.join('')).join('')
        const object = Buffer.from(`${marked ? '\uFEFF' : ''}${open ? text.trimEnd() : text}`)
        const whole = await flat(splitLines(cutAt(object, []), options))
        const found = []
        for (let index = 0; index < size; index++)
          found.push(...(await flat(shard(object, index, size, cuts))))
        const places = (records: typeof whole) =>
          JSON.stringify(records.map(({ text, at }) => [text, at.offset]))
        return places(found) === places(whole)
      },
    ),
    { numRuns: 200 },
  )
})

t.test('20 shards of one object', async (t) => {
  const object = Buffer.from(
    Array.from({ length: 500 }, (_, at) => `${at},${'x'.repeat(at % 40)}\n`).join(''),
  )
  const all: string[] = []
  for (let index = 0; index < 20; index++) all.push(...(await texts(shard(object, index, 20))))
  t.equal(all.join(''), object.toString())
})

t.test('a line end inside quotes fails at least the shard that has the line', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', '""', '\n'), maxLength: 10 })
  const record = fc.tuple(field, field).map(([a, b]) => `${a.replaceAll(/["\n]/g, '')},"${b}"\n`)
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 2, max: 9 }),
      async (records, size) => {
        const object = Buffer.from(records.join(''))
        const embedded = records.some((text) => text.indexOf('\n') < text.length - 1)
        let refused = false
        for (let index = 0; index < size; index++)
          await texts(shard(object, index, size)).catch(({ code }) => {
            if (code === 'MALFORMED_BODY') refused = true
          })
        return refused === embedded
      },
    ),
    { numRuns: 200 },
  )
})

t.test('no more is read than up to the first line, or the end of the range', async (t) => {
  const { chunks, closed } = watched(['xx', 'xx', 'xx', 'xx\n'])
  const { from, rest } = await seekLine(chunks, { from: 5, until: 8 })
  t.same(from, { record: 0, offset: 8 })
  t.same(await texts(splitLines(rest, { ...options, from, until: 8 })), [])
  t.ok(closed())
})

t.test('a shard in the middle of quotes says so, if its line does', async (t) => {
  const object = Buffer.from('a,b\n"c\nd",e\nf,g\n')
  t.match(await refusal(shard(object, 0, 2)), { code: 'MALFORMED_BODY', location: { record: 1 } })
})
