import t from 'tap'
import { blockOfOne, createBlockBuilder } from '../../src/records/block-builder.ts'

t.test('blocks of the records of a chunk', async (t) => {
  const builder = createBlockBuilder()
  const bytes = Buffer.alloc(3000)
  for (let at = 1; at <= 2000; at++) builder.add(at, at + 1)
  t.equal(builder.count, 2000)
  const block = builder.take(bytes, { record: 5, offset: 100 })
  t.equal(builder.count, 0)
  builder.add(7, 9)
  const second = builder.take(bytes, { record: 0, offset: 0 })
  t.same([...second.starts, ...second.ends], [7, 9])
  t.equal(block.starts.length, 2000)
  t.same([block.starts[0], block.ends.at(-1)], [1, 2001], 'the next block does not write over it')
  t.same(
    [block.first, block.next],
    [
      { record: 5, offset: 101 },
      { record: 2005, offset: 2101 },
    ],
  )
})

t.test('a block of one', async (t) => {
  t.match(blockOfOne(Buffer.from('abc'), { record: 2, offset: 10 }), {
    starts: Uint32Array.of(0),
    ends: Uint32Array.of(3),
    first: { record: 2, offset: 10 },
    next: { record: 3, offset: 13 },
  })
})
