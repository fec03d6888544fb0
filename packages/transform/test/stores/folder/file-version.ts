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

t.test('also by what keeps its size and time', async (t) => {
  const path = join(t.testdir({ a: 'one' }), 'a')
  utimesSync(path, 1, 1)
  const before = statSync(path, { bigint: true })
  let after = before
  // In a moment of the file system's clock there are many writes.
  while (after.ctimeNs === before.ctimeNs) {
    writeFileSync(path, 'two')
    utimesSync(path, 1, 1)
    after = statSync(path, { bigint: true })
  }
  t.same([after.size, after.mtimeNs, after.ino], [before.size, before.mtimeNs, before.ino])
  t.not(fileVersion(after), fileVersion(before))
})
