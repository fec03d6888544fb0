import t from 'tap'
import { largeRequest, type PackOptions, packBlocks } from '../../src/records/pack-block.ts'
import { sliceBlock } from '../../src/records/slice-block.ts'
import { blockOf, recordsOf } from './fixtures/block.ts'

const options: PackOptions = {
  splitType: 'Line',
  batchStrategy: 'MultiRecord',
  maxPayloadBytes: 100,
  keepInput: false,
}
const header = Buffer.from('h\n')
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

t.test('records of one block without gaps are sent as they lie there', async (t) => {
  const block = blockOf(['a\n', 'b\n', 'c\n'])
  const { body, records } = packBlocks([sliceBlock(block, 1, 3)], options)
  t.equal(text(body), 'b\nc\n')
  t.equal(body.buffer, block.bytes.buffer)
  t.same(recordsOf(records), ['b\n', 'c\n'])
})

t.test('others are copied once, into the body', async (t) => {
  const gaps = packBlocks([blockOf(['a\n', undefined, 'b\n'])], options)
  t.equal(text(gaps.body), 'a\nb\n')
  const several = packBlocks([blockOf(['a\n']), blockOf(['b\n'], { record: 1, offset: 2 })], {
    ...options,
    header,
  })
  t.equal(text(several.body), 'h\na\nb\n')
  t.same(recordsOf(several.records), ['a\n', 'b\n'])
  t.equal(several.body, several.records.bytes)
})

t.test('a part of a mini-batch has the header again', async (t) => {
  const batch = packBlocks([blockOf(['a\n', 'b\n', 'c\n'])], { ...options, header })
  const part = packBlocks([sliceBlock(batch.records, 1, 3)], { ...options, header })
  t.equal(text(part.body), 'h\nb\nc\n')
  t.same(recordsOf(part.records), ['b\n', 'c\n'])
  t.same([part.records.first.record, part.records.next.record], [1, 3])
})

t.test('one alone', async (t) => {
  const block = blockOf(['a\n'])
  t.equal(text(packBlocks([block], options).body), 'a\n', 'MultiRecord keeps what separates')
  const single = { ...options, batchStrategy: 'SingleRecord' } as const
  t.equal(text(packBlocks([block], single).body), 'a')
  t.equal(text(packBlocks([block], { ...single, header }).body), 'h\na')
  t.equal(text(packBlocks([block], { ...options, splitType: 'None' }).body), 'a\n')
})

t.test('a record that no request takes', async (t) => {
  t.match(largeRequest(3, 120, { ...options, header }), {
    code: 'PAYLOAD_TOO_LARGE',
    message:
      /^record 3 makes a request of 120 bytes, the header among them, more than the 100 .*raise maxPayloadInMB/,
    location: { record: 3 },
  })
})
