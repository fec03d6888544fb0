import t from 'tap'
import { sliceBlock } from '../../src/records/slice-block.ts'

const block = {
  bytes: Buffer.from('aa\n\nbb\ncc\n'),
  starts: Uint32Array.of(0, 4, 7),
  ends: Uint32Array.of(3, 7, 10),
  first: { record: 10, offset: 100 },
  next: { record: 13, offset: 110 },
}

t.test('keeps some records, with their places', (t) => {
  t.equal(sliceBlock(block, 0, 3), block)
  t.match(sliceBlock(block, 1, 2), {
    starts: Uint32Array.of(4),
    ends: Uint32Array.of(7),
    first: { record: 11, offset: 104 },
    next: { record: 12, offset: 107 },
  })
  t.equal(sliceBlock(block, 0, 1).input, undefined)
  t.same(sliceBlock(block, 0, 1).next, { record: 11, offset: 103 })
  t.end()
})

t.test('bytes may begin before the first record', async (t) => {
  const carried = {
    ...block,
    bytes: Buffer.from('…\naa\n'),
    starts: Uint32Array.of(4, 5),
    ends: Uint32Array.of(5, 7),
  }
  t.same(sliceBlock(carried, 1, 2).first, { record: 11, offset: 101 })
})

t.test('filtered records are where their input was', async (t) => {
  const filtered = {
    ...block,
    bytes: Buffer.from('a\nb\nc\n'),
    starts: Uint32Array.of(0, 2, 4),
    ends: Uint32Array.of(2, 4, 6),
    input: block,
  }
  t.match(sliceBlock(filtered, 1, 2), {
    starts: Uint32Array.of(2),
    first: { record: 11, offset: 104 },
    next: { record: 12, offset: 107 },
    input: {
      starts: Uint32Array.of(4),
      first: { record: 11, offset: 104 },
      next: { record: 12, offset: 107 },
    },
  })
})
