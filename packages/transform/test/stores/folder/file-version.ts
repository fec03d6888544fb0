import { renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { fileVersion } from '../../../src/stores/folder/file-version.ts'

t.test('differs once a file was written, touched or replaced', async (t) => {
  const folder = t.testdir({ a: 'one', b: 'two' })
  const path = join(folder, 'a')
  const version = () => fileVersion(statSync(path, { bigint: true }))
  utimesSync(path, 1, 1)
  const seen = [version()]
  t.equal(version(), seen[0])
  utimesSync(path, 1, 2)
  seen.push(version())
  writeFileSync(path, 'longer')
  utimesSync(path, 1, 2)
  seen.push(version())
  renameSync(join(folder, 'b'), path)
  utimesSync(path, 1, 2)
  seen.push(version())
  t.equal(new Set(seen).size, 4)
})
