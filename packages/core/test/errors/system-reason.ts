import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { systemReason } from '../../src/errors/system-reason.ts'

t.test("gives the system's words alone", async (t) => {
  const folder = t.testdir({ 'a, open': 'text' })
  const cases: readonly [call: () => Promise<unknown>, reason: string][] = [
    [() => readFile(join(folder, 'none, open')), 'no such file or directory'],
    [() => readdir(join(folder, 'a, open')), 'not a directory'],
    [() => readFile(folder), 'illegal operation on a directory'],
    [() => mkdir(folder), 'file already exists'],
  ]
  for (const [call, reason] of cases) {
    const error: Error = await call().then(
      () => t.fail('nothing was thrown'),
      (thrown) => thrown,
    )
    t.equal(systemReason(error), reason, error.message)
  }
})

t.test('another error keeps its message', async (t) => {
  t.equal(systemReason(new Error('a: b, c')), 'a: b, c')
})
