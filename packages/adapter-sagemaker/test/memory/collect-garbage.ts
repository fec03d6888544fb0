import t from 'tap'
import { collectGarbage } from '../../src/index.ts'

t.test('frees what is outside the heap', async (t) => {
  const used = () => process.memoryUsage().arrayBuffers
  const before = used()
  const size = 50 * 1024 ** 2
  // In a function of its own, so that no register of this one holds it still.
  const use = () => {
    const array = new Float64Array(size / 8)
    t.equal(array[0], 0)
    t.ok(used() >= before + size)
  }
  use()
  await new Promise(setImmediate)
  collectGarbage()
  // V8 gives it back beside this thread.
  while (used() >= before + size) await new Promise((resolve) => setTimeout(resolve, 10))
  t.pass()
})
