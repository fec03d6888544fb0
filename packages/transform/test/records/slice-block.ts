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
  t.same(sliceBlock(block, 0, 3), block)
  t.match(sliceBlock(block, 1, 2), {
    starts: Uint32Array.of(4),
    ends: Uint32Array.of(7),
    first: { record: 11, offset: 104 },
    next: { record: 12, offset: 107 },
  })
  t.equal(sliceBlock(block, 0, 1).input, undefined)
  t.match(sliceBlock({ ...block, input: block }, 2, 3).input, { first: { record: 12 }, next: { record: 13 } })
  t.end()
})
