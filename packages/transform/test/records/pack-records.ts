import fc from 'fast-check'
import t from 'tap'
import type { PackOptions } from '../../src/records/pack-block.ts'
import { packRecords } from '../../src/records/pack-records.ts'
import type { FilteredBlock } from '../../src/records/record-block.ts'
import { splitRecords } from '../../src/records/split-records.ts'
import { blockOf, filteredOf, recordsOf } from './fixtures/block.ts'
import { collect, cutAt, cuts } from './fixtures/chunks.ts'
import { recordIo, tfRecord } from './fixtures/frames.ts'
import { refusal } from './fixtures/refusal.ts'

const base: PackOptions = {
  splitType: 'Line',
  batchStrategy: 'MultiRecord',
  maxPayloadBytes: 6,
  keepInput: false,
}
const single: PackOptions = { ...base, batchStrategy: 'SingleRecord' }
const header = Buffer.from('h\n')

async function* given(...blocks: readonly FilteredBlock[]): AsyncGenerator<FilteredBlock> {
  yield* blocks
}

const bodies = async (blocks: AsyncIterable<FilteredBlock>, options: PackOptions) =>
  (await collect(packRecords(blocks, options))).map(({ body }) => Buffer.from(body).toString())

const lines = given.bind(
  undefined,
  blockOf(['a\n', 'bb\n', 'c\n']),
  blockOf(['d\n', 'e'], { record: 3, offset: 7 }),
)

t.test('what is sent', async (t) => {
  // TransformInput, SplitType: MultiRecord "sends the maximum number of records in each request, up to the
  // MaxPayloadInMB limit", SingleRecord "individual records in each request".
  const table: readonly (readonly [string, PackOptions, readonly string[]])[] = [
    ['as many as fit', base, ['a\nbb\n', 'c\nd\ne']],
    ['up to the limit, and it too', { ...base, maxPayloadBytes: 7 }, ['a\nbb\nc\n', 'd\ne']],
    ['all', { ...base, maxPayloadBytes: 1000 }, ['a\nbb\nc\nd\ne']],
    ['the least', { ...base, maxPayloadBytes: 3 }, ['a\n', 'bb\n', 'c\n', 'd\ne']],
    ['the header counts', { ...base, header }, ['h\na\n', 'h\nbb\n', 'h\nc\nd\n', 'h\ne']],
    ['single', single, ['a', 'bb', 'c', 'd', 'e']],
    ['single with a header', { ...single, header }, ['h\na', 'h\nbb', 'h\nc', 'h\nd', 'h\ne']],
  ]
  for (const [name, options, expected] of table) t.same(await bodies(lines(), options), expected, name)
  t.same(await bodies(given(), base), [], 'of nothing, nothing')
})

t.test('framing is kept for several records and taken off for one', async (t) => {
  // TransformInput, SplitType: "Padding is not removed if the value of BatchStrategy is set to MultiRecord."
  for (const [splitType, frame] of [
    ['RecordIO', recordIo],
    ['TFRecord', tfRecord],
  ] as const) {
    const object = Buffer.concat(['abc', 'defgh'].map((text) => frame(Buffer.from(text))))
    const split = () =>
      splitRecords(cutAt(object, [5, 30]), { splitType, blankLines: 'skip', maxRecordBytes: 100 })
    const sent = async (options: PackOptions) =>
      (await collect(packRecords(split(), { ...options, splitType, maxPayloadBytes: 100 }))).map(
        ({ body }) => body,
      )
    t.same(Buffer.concat(await sent(base)), object, splitType)
    t.same((await sent(base)).length, 1)
    t.same((await sent(single)).map(String), ['abc', 'defgh'], splitType)
  }
})

t.test('a record larger than a request', async (t) => {
  const options = { ...base, maxPayloadBytes: 3 }
  t.match(await refusal(packRecords(given(blockOf(['a\n', 'bbb\n'])), options)), {
    code: 'PAYLOAD_TOO_LARGE',
    location: { record: 1 },
  })
  t.match(
    await refusal(packRecords(given(blockOf(['bb\n'], { record: 4, offset: 0 })), { ...options, header })),
    {
      message: /^record 4 makes a request of 5 bytes, the header among them/,
    },
  )
  t.same(await bodies(given(blockOf(['bbb\n'])), { ...options, batchStrategy: 'SingleRecord' }), ['bbb'])
  t.match(
    await refusal(packRecords(given(blockOf(['bbbb\n'])), { ...options, batchStrategy: 'SingleRecord' })),
    {
      location: { record: 0 },
    },
  )
})

t.test('a mini-batch in one block is a view of it', async (t) => {
  const block = blockOf(['aa\n', 'bb\n', 'cc\n', 'dd\n'])
  for (const { body } of await collect(packRecords(given(block), base)))
    t.equal(body.buffer, block.bytes.buffer)
})

t.test('input is kept in step if it is wanted, and else its place', async (t) => {
  const input = [
    blockOf(['a,1\n', undefined, 'b,2\n', 'c,3\n'], { record: 0, offset: 10 }),
    blockOf(['d,4\n'], { record: 3, offset: 30 }),
  ] as const
  const filtered = () => given(filteredOf(['1\n', '2\n', '3\n'], input[0]), filteredOf(['4\n'], input[1]))
  const kept = await collect(packRecords(filtered(), { ...base, maxPayloadBytes: 4, keepInput: true }))
  t.same(
    kept.map(({ records }) => [recordsOf(records), records.input && recordsOf(records.input)]),
    [
      [
        ['1\n', '2\n'],
        ['a,1\n', 'b,2\n'],
      ],
      [
        ['3\n', '4\n'],
        ['c,3\n', 'd,4\n'],
      ],
    ],
  )
  const dropped = await collect(packRecords(filtered(), { ...base, maxPayloadBytes: 4 }))
  t.same(
    dropped.map(({ records }) => records.input),
    [undefined, undefined],
  )
  for (const batches of [kept, dropped])
    t.same(
      batches.map(({ records }) => [records.first, records.next]),
      [
        [
          { record: 0, offset: 10 },
          { record: 2, offset: 19 },
        ],
        [
          { record: 2, offset: 19 },
          { record: 4, offset: 34 },
        ],
      ],
    )
})

t.test('input that is kept bounds a request too', async (t) => {
  const long = `${'x'.repeat(99)}\n`
  const blocks = () => given(filteredOf(['1\n', '2\n', '3\n'], blockOf([long, long, long])))
  const counts = async (options: PackOptions) =>
    (await collect(packRecords(blocks(), options))).map(({ records }) => records.starts.length)
  t.same(await counts({ ...base, maxPayloadBytes: 50, keepInput: true }), [2, 1], 'four payloads of it')
  t.same(await counts({ ...base, maxPayloadBytes: 50 }), [3])
})

t.test('records that wait do not pin chunks of which little is left', async (t) => {
  const chunk = new Uint8Array(100_000).fill(10)
  chunk[0] = 97
  const block = { ...blockOf(['a\n']), bytes: chunk }
  const options = { ...base, maxPayloadBytes: 1000 }
  const [batch] = await collect(packRecords(given(block), options))
  t.equal(Buffer.from(batch?.body as Uint8Array).toString(), 'a\n')
  t.ok((batch?.body.buffer.byteLength as number) < 10_000)
})

t.test('mini-batches make up the object, and none could take another record', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ',', 'é'), minLength: 1, maxLength: 8 })
  const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n')), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(
      text,
      cuts,
      fc.integer({ min: 18, max: 60 }),
      fc.boolean(),
      async (parts, cuts, most, headed) => {
        const object = Buffer.from(parts.flat().join(''))
        const options = { ...base, maxPayloadBytes: most, ...(headed && { header }) }
        const split = (cuts: readonly number[]) =>
          splitRecords(cutAt(object, cuts), {
            splitType: 'Line',
            contentType: 'text/csv',
            blankLines: 'skip',
            maxRecordBytes: most,
          })
        const batches = await collect(packRecords(split(cuts), options))
        const sent = batches.map(({ body }) => Buffer.from(body).subarray(headed ? header.length : 0))
        const whole = object.toString().replaceAll('\n\n', '\n')
        let record = 0
        return (
          Buffer.concat(sent).toString() === whole &&
          batches.every(({ body, records }, at) => {
            const next = batches[at + 1]?.records
            const goesOn = records.first.record === record
            record = records.next.record
            const full =
              next === undefined ||
              body.length + Buffer.byteLength(recordsOf(next)[0] as string, 'latin1') > most
            const same = recordsOf(records).join('') === sent[at]?.toString('latin1')
            return (
              body.length <= most &&
              goesOn &&
              full &&
              same &&
              records.starts.length === record - records.first.record
            )
          })
        )
      },
    ),
    { numRuns: 200 },
  )
})

t.test('going on behind any mini-batch gives the same rest', async () => {
  const text = fc.array(fc.constantFrom('a\n', 'bb\r\n', '\n', '"c\nd"\n'), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(text, cuts, async (parts, cuts) => {
      const object = Buffer.from(parts.join(''))
      const split = {
        splitType: 'Line',
        contentType: 'text/csv',
        blankLines: 'skip',
        maxRecordBytes: 100,
      } as const
      const options = { ...base, maxPayloadBytes: 9 }
      const all = await collect(packRecords(splitRecords(cutAt(object, cuts), split), options))
      for (const [at, { records }] of all.entries()) {
        const from = records.next
        const rest = await bodies(
          splitRecords(cutAt(object.subarray(from.offset), []), { ...split, from }),
          options,
        )
        const expected = all.slice(at + 1).map(({ body }) => Buffer.from(body).toString())
        if (JSON.stringify(rest) !== JSON.stringify(expected)) return false
      }
      return true
    }),
    { numRuns: 200 },
  )
})
