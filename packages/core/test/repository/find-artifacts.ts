import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import t from 'tap'
import { findArtifacts } from '../../src/repository/find-artifacts.ts'
import { writeFiles } from '../fixtures/sums.ts'
import { temporary } from '../fixtures/temporary.ts'

t.test('an artifact is itself, whatever else is in it', async (t) => {
  const folder = await writeFiles(await temporary(t), {
    'inferry.json': '',
    'a/inferry.json': '',
    'b.tar.gz': '',
  })
  t.same(await findArtifacts(folder), [{ path: folder, stem: basename(folder), named: true }])
  const archive = join(folder, 'b.tar.gz')
  t.same(await findArtifacts(archive), [{ path: archive, stem: 'b', named: true }])
})

t.test('what is not there is told with its path', async (t) => {
  const message = 'no/such.tgz: no such file or folder'
  await t.rejects(findArtifacts('no/such.tgz'), { code: 'INVALID_ARTIFACT', message })
  const below = join(await writeFiles(await temporary(t), { file: '' }), 'file', 'x')
  await t.rejects(findArtifacts(below), { message: `${below}: no such file or folder` })
})

t.test('why a path cannot be read is told', async (t) => {
  const path = join(await temporary(t), 'loop')
  await symlink(path, path)
  const message = `${path}: cannot be read: too many symbolic links encountered`
  await t.rejects(findArtifacts(path), { code: 'INVALID_ARTIFACT', message })
})

t.test('a folder gives its artifacts, sorted, and nothing else', async (t) => {
  const folder = await writeFiles(await temporary(t), {
    'b/inferry.json': '',
    'a.tar.gz': '',
    'c.tgz': '',
    'readme.md': '',
    'other/file': '',
    'deep/er/inferry.json': '',
    'x.tar.gz.sha256': '',
  })
  t.same(await findArtifacts(folder), [
    { path: join(folder, 'a.tar.gz'), stem: 'a', named: false },
    { path: join(folder, 'b'), stem: 'b', named: false },
    { path: join(folder, 'c.tgz'), stem: 'c', named: false },
  ])
})

t.test('an archive beside its folder is the same artifact', async (t) => {
  const folder = await writeFiles(await temporary(t), {
    'a/inferry.json': '',
    'a.tar.gz': '',
    'b.tar.gz': '',
    'b/x': '',
  })
  t.same(
    (await findArtifacts(folder)).map(({ path }) => basename(path)),
    ['a', 'b.tar.gz'],
  )
})

t.test('refuses a folder without artifacts', async (t) => {
  const folder = await temporary(t)
  await mkdir(join(folder, 'empty'))
  await writeFile(join(folder, 'model.onnx'), 'x')
  const message = `${folder}: neither an artifact nor a folder of artifacts: no inferry.json in it or in its folders, and no .tar.gz`
  await t.rejects(findArtifacts(folder), { code: 'INVALID_ARTIFACT', message })
})
