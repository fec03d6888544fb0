import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { temporaryFolder } from '../../../src/doctor/stage/temporary-folder.ts'

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
