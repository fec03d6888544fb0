import t from 'tap'
import { createFrameWalk } from '../../src/records/frame-walk.ts'
import { recordIo } from '../../src/records/recordio.ts'
import { recordIo as written } from './fixtures/frames.ts'

const never = (): never => {
  throw new Error('large')
}

t.test('needs a head, then a part, then the next', async (t) => {
  const walk = createFrameWalk(recordIo, 100, never, never)
  const record = written(Buffer.from('abcd'), Buffer.from('efghi'))
  const after = (end: number) => [walk.on(record, 0, end), walk.need]
  t.same(after(7), [0, 8])
  t.same(after(8), [0, 12])
  t.same(after(12), [0, 20])
  t.same(after(27), [0, 28])
  t.same(after(28), [28, 8])
  t.equal(walk.on(record, 0, record.length), 28, 'and begins anew')
})

t.test('many parts that are empty are no way around the limit', async (t) => {
  const walk = createFrameWalk(recordIo, 100, never, never)
  const record = written(...Array.from({ length: 20 }, () => Buffer.alloc(0)))
  t.throws(() => walk.on(record, 0, record.length), { message: 'large' })
})
