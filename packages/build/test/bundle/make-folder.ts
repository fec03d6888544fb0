import { statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { makeFolder } from '../../src/bundle/make-folder.ts'

t.test('as deep as it must be, and again', async (t) => {
  const folder = join(t.testdir(), 'a/b/c')
  for (let time = 0; time < 2; time++) await makeFolder(folder)
  t.ok(statSync(folder).isDirectory())
})

t.test('where none can be made', async (t) => {
  const folder = t.testdir({ file: '', link: t.fixture('symlink', 'nowhere') })
  await t.rejects(makeFolder(join(folder, 'file')), { code: 'EEXIST' })
  await t.rejects(makeFolder(join(folder, 'file/deeper')), { code: 'ENOTDIR' })
  await t.rejects(makeFolder(join(folder, 'link')), { code: 'ENOENT' })
  // Here Node's own call does not end.
  await t.rejects(makeFolder('/proc/inferry/deeper'), { code: 'ENOENT' })
})
