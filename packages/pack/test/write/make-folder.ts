import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { makeFolder } from '../../src/write/make-folder.ts'
import { fault } from '../fixtures/reject.ts'

t.test('makes what is missing, and tells the topmost', async (t) => {
  const folder = t.testdir({})
  t.equal(await makeFolder(join(folder, 'a/b/c')), join(folder, 'a'))
  t.ok((await stat(join(folder, 'a/b/c'))).isDirectory())
  t.equal(await makeFolder(join(folder, 'a/b/d')), join(folder, 'a/b/d'))
  t.equal(await makeFolder(join(folder, 'a/b')), undefined)
})

t.test('two at once make one folder', async (t) => {
  const folder = t.testdir({})
  await Promise.all([makeFolder(join(folder, 'a/b')), makeFolder(join(folder, 'a/b'))])
  t.ok((await stat(join(folder, 'a/b'))).isDirectory())
})

t.test('says where no folder can be', async (t) => {
  const folder = t.testdir({ file: '' })
  t.match(await fault(() => makeFolder(join(folder, 'file/a'))), {
    code: 'INVALID_CONFIGURATION',
    message: /file\/a: cannot be made: not a directory; give another folder$/,
    location: { field: 'out' },
  })
})

t.test(
  'ends where the system says that a folder which is there does not exist',
  {
    skip: existsSync('/proc/self') ? false : 'there is no /proc',
  },
  async (t) => {
    t.match(await fault(() => makeFolder('/proc/nope/x')), {
      code: 'INVALID_CONFIGURATION',
      message: /^\/proc\/nope\/x: cannot be made: no such file or directory/,
    })
  },
)
