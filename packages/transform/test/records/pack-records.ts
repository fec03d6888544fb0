import t from 'tap'
import type { PackOptions } from '../../src/records/pack-block.ts'
import { packRecords } from '../../src/records/pack-records.ts'
import { splitRecords } from '../../src/records/split-records.ts'
import { blockOf } from './fixtures/block.ts'
import { collect, cutAt } from './fixtures/chunks.ts'
import { recordIo, tfRecord } from './fixtures/frames.ts'
import { base, bodies, given, header, single } from './fixtures/packing.ts'
import { refusal } from './fixtures/refusal.ts'

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

t.test('records that wait do not pin chunks of which little is left', async (t) => {
  const chunk = new Uint8Array(100_000).fill(10)
  chunk[0] = 97
  const block = { ...blockOf(['a\n']), bytes: chunk }
  const options = { ...base, maxPayloadBytes: 1000 }
  const [batch] = await collect(packRecords(given(block), options))
  t.equal(Buffer.from(batch?.body as Uint8Array).toString(), 'a\n')
  t.ok((batch?.body.buffer.byteLength as number) < 10_000)
})
