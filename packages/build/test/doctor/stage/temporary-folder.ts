import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { temporaryFault, temporaryFolder } from '../../../src/doctor/stage/temporary-folder.ts'

t.test('everyone may look into it, and it goes with read-only folders in it', async (t) => {
  const { path, remove } = await temporaryFolder()
  t.equal(statSync(path).mode & 0o777, 0o755)
  mkdirSync(join(path, 'a/b'), { recursive: true })
  writeFileSync(join(path, 'a/b/c'), '')
  chmodSync(join(path, 'a/b'), 0o555)
  chmodSync(join(path, 'a'), 0o555)
  await remove()
  t.notOk(existsSync(path))
  await remove()
})

t.test('where none can be made', async (t) => {
  const before = process.env['TMPDIR']
  t.teardown(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, 'TMPDIR')
    else process.env['TMPDIR'] = before
  })
  process.env['TMPDIR'] = '/nowhere'
  await t.rejects(temporaryFolder(), {
    code: 'INVALID_CONFIGURATION',
    message:
      'the bundle cannot be copied to /nowhere: no such file or directory; make room there, or name another temporary folder by TMPDIR',
  })
  const full = Object.assign(new Error("ENOSPC: no space left on device, copyfile 'a' -> 'b'"), {
    code: 'ENOSPC',
    syscall: 'copyfile',
  })
  t.match(temporaryFault('/tmp', full).message, /^the bundle cannot be copied to \/tmp: no space left/)
})
