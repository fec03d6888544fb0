import t from 'tap'
import { createChunkReader } from '../../src/records/chunk-reader.ts'
import { collect, watched } from './fixtures/chunks.ts'

const text = async (chunks: AsyncIterable<Uint8Array>) => Buffer.concat(await collect(chunks)).toString()

t.test('the rest begins with what was read too much', async (t) => {
  const { chunks, closed } = watched(['ab', 'cd', 'ef'])
  const reader = createChunkReader(chunks)
  t.equal((await reader.next())?.toString(), 'ab')
  t.equal(await text(reader.rest(Buffer.from('b'))), 'bcdef')
  t.ok(closed())
  t.equal(await reader.next(), undefined)
})

t.test('a rest that is not read, or not to its end, closes the chunks', async (t) => {
  const unread = watched(['a', 'b'])
  const reader = createChunkReader(unread.chunks)
  await reader.next()
  await reader.rest(Buffer.from('x')).return?.()
  t.ok(unread.closed())

  const left = watched(['a', 'b', 'c'])
  for await (const chunk of createChunkReader(left.chunks).rest(Buffer.alloc(0))) {
    t.equal(Buffer.from(chunk).toString(), 'a')
    break
  }
  t.ok(left.closed())
})
