import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { createTemporaryFolder } from '../../src/artifact/temporary-folder.ts'

t.test('is this user’s alone, and goes with what is in it', async (t) => {
  const [first, second] = await Promise.all([createTemporaryFolder(), createTemporaryFolder()])
  t.not(first.path, second.path)
  t.equal((await stat(first.path)).mode & 0o777, 0o700)
  await writeFile(join(first.path, 'file'), 'x')
  await first.remove()
  await first.remove()
  t.notOk(existsSync(first.path))
  t.ok(existsSync(second.path))
  const listeners = process.listenerCount('exit')
  await second.remove()
  t.equal(process.listenerCount('exit'), listeners - 1, 'nothing is left to do at exit')
})

t.test('goes when the process exits', async (t) => {
  const script = fileURLToPath(new URL('../fixtures/leave-temporary-folder.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script])
  t.match(stdout, /inferry-/)
  t.notOk(existsSync(stdout))
})

t.test('says why there can be none', async (t) => {
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = '/no/such/folder'
  t.teardown(() => {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  })
  const message = 'no temporary folder can be made: no such file or directory'
  await t.rejects(createTemporaryFolder(), { code: 'INTERNAL', message })
})
