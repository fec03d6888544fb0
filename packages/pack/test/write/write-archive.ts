import { chmod, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { unpackTar } from 'modern-tar'
import t from 'tap'
import { writeArchive } from '../../src/write/write-archive.ts'

t.test('holds the files at the root, sorted, without owner or time', async (t) => {
  const folder = t.testdir({ b: 'two', a: 'one', é: '' })
  const archive = join(folder, 'out')
  await writeArchive(folder, ['b', 'é', 'a'], archive)
  const entries = await unpackTar(gunzipSync(await readFile(archive)), { strict: true })
  t.same(
    entries.map(({ header: { name, mode, uid, gid, mtime, type, size } }) => [
      name,
      mode,
      uid,
      gid,
      mtime?.getTime(),
      type,
      size,
    ]),
    ['a', 'b', 'é'].map((name) => [name, 0o644, 0, 0, 0, 'file', name === 'é' ? 0 : 3]),
  )
  t.same(Buffer.from(entries[0]?.data ?? []), Buffer.from('one'))
})

t.test('gives the same bytes whenever and however the files were made', async (t) => {
  const folder = t.testdir({ first: { a: 'one', b: 'one' }, second: { b: 'one', a: 'one' } })
  await chmod(join(folder, 'second/b'), 0o600)
  await utimes(join(folder, 'second/a'), 1, 1)
  await writeArchive(join(folder, 'first'), ['a', 'b'], join(folder, '1'))
  await writeArchive(join(folder, 'second'), ['b', 'a'], join(folder, '2'))
  const [one, two] = await Promise.all(['1', '2'].map((name) => readFile(join(folder, name))))
  t.same(one, two)
  t.same(one?.subarray(0, 10), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), 'no time, no system')
})

t.test('fails when a file is gone', async (t) => {
  const folder = t.testdir({ a: '' })
  await t.rejects(writeArchive(folder, ['a', 'none'], join(folder, 'out')), { code: 'ENOENT' })
})
