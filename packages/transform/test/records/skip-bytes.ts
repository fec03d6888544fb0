import t from 'tap'
import { skipBytes } from '../../src/records/skip-bytes.ts'
import { chunksOf, collect } from './fixtures/chunks.ts'

t.test('goes on behind so many bytes', async (t) => {
  const after = async (count: number) =>
    Buffer.concat(await collect(skipBytes(chunksOf('abc', '', 'de', 'f'), count))).toString()
  for (let count = 0; count <= 8; count++) t.equal(await after(count), 'abcdef'.slice(count))
})
