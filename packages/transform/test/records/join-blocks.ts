import t from 'tap'
import { bytesOfRecords, joinBlocks } from '../../src/records/join-blocks.ts'
import { blockOf, filteredOf, recordsOf } from './fixtures/block.ts'

const first = blockOf([undefined, 'a\n', undefined, 'bb\n', 'c\n'], { record: 3, offset: 31 })
const second = blockOf(['d\n', undefined, 'e'], { record: 6, offset: 50 })

t.test('records one after the other, without what lies between', async (t) => {
  const joined = joinBlocks([first, second])
  t.equal(Buffer.from(joined.bytes).toString(), 'a\nbb\nc\nd\ne')
  t.same(recordsOf(joined), ['a\n', 'bb\n', 'c\n', 'd\n', 'e'])
  t.same([joined.first, joined.next], [first.first, second.next])
  t.equal(joined.input, undefined)
})

t.test('behind a head', async (t) => {
  const joined = joinBlocks([second], Buffer.from('h\n'))
  t.equal(Buffer.from(joined.bytes).toString(), 'h\nd\ne')
  t.same(recordsOf(joined), ['d\n', 'e'])
})

t.test('input is joined as the records are', async (t) => {
  const { input, ...joined } = joinBlocks([
    filteredOf(['1\n', '2\n', '3\n'], first),
    filteredOf(['4\n', '5'], second),
  ])
  t.same(recordsOf(joined), ['1\n', '2\n', '3\n', '4\n', '5'])
  t.same(input && recordsOf(input), ['a\n', 'bb\n', 'c\n', 'd\n', 'e'])
  t.same([input?.first, input?.next], [first.first, second.next])
})

t.test('bytes of records', async (t) => {
  t.equal(bytesOfRecords(first), 7)
})
