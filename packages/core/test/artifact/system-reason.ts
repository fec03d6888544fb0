import { readFile } from 'node:fs/promises'
import t from 'tap'
import { systemReason } from '../../src/artifact/system-reason.ts'

t.test('what and why, but not where', async (t) => {
  const error = await readFile('/no/such, file').catch((cause) => cause)
  t.equal(systemReason(error), 'ENOENT: no such file or directory')
  t.equal(systemReason(new Error('cut, it seems')), 'cut, it seems')
})
