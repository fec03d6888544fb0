import { join } from 'node:path'
import t from 'tap'
import { syncFolder } from '../../../src/stores/folder/sync-folder.ts'

t.test('a folder, and one that is not there', async (t) => {
  const folder = t.testdir()
  await syncFolder(folder)
  if (process.platform !== 'win32') await t.rejects(syncFolder(join(folder, 'none')), { code: 'ENOENT' })
})
