import t from 'tap'
import { collectGarbage } from '../../src/index.ts'

t.test('frees what is outside the heap', async (t) => {
  const used = () => process.memoryUsage().arrayBuffers
  const before = used()
  const size = 50 * 1024 ** 2
  let array: Float64Array | undefined = new Float64Array(size / 8)
  t.ok(used() >= before + size)
  t.equal(array[0], 0)
  array = undefined
  await new Promise(setImmediate)
  collectGarbage()
  t.ok(used() < before + size)
})
