import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openArtifact } from '@inferry/core'
import t from 'tap'
import { artifactFiles, samples, writeFiles } from '../fixtures/sums.ts'
import { tarGz } from '../fixtures/tar.ts'
import { temporary } from '../fixtures/temporary.ts'

const files = artifactFiles()
const entries = (prefix = '') => Object.entries(files).map(([name, body]) => ({ name: prefix + name, body }))

t.test('opens a folder', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  t.equal(artifact.manifest.name, 'sums')
  t.equal(artifact.folder, folder)
  t.same(await artifact.read('model.json'), Buffer.from('{}'))
  t.equal(await artifact.locate('model.json'), join(folder, 'model.json'))
  t.same(await artifact.samples(), samples)
  await artifact.close()
  t.same((await readdir(folder)).sort(), Object.keys(files).sort(), 'closing leaves a folder as it is')
})

t.test('opens an archive, whatever its name, and removes what it unpacked', async (t) => {
  const archive = join(await temporary(t), 'artifact')
  await writeFile(archive, tarGz([{ name: './', type: '5' }, ...entries('./')]))
  const artifact = await openArtifact(archive)
  t.equal(artifact.manifest.name, 'sums')
  t.same(await artifact.samples(), samples)
  t.match(artifact.folder, join(tmpdir(), 'inferry-'))
  await artifact.close()
  await artifact.close()
  t.notOk((await readdir(tmpdir())).includes(basename(artifact.folder)))
})

t.test('opens files in nested folders', async (t) => {
  const nested = artifactFiles({ manifest: { engines: [{ name: 'sums', file: 'model.json' }] } })
  const archive = join(await temporary(t), 'a.tgz')
  await writeFile(
    archive,
    tarGz([{ name: 'extra/deep/', type: '5' }, { name: 'extra/deep/note', body: 'x' }, ...entries()]),
  )
  const artifact = await openArtifact(archive)
  t.same(await artifact.read('model.json'), Buffer.from(nested['model.json'] as string))
  await artifact.close()
})

t.test('opens a folder whose files are links inside it, as a mounted volume has them', async (t) => {
  const folder = await temporary(t)
  await writeFiles(join(folder, '..data'), files)
  for (const name of Object.keys(files)) await symlink(join('..data', name), join(folder, name))
  const artifact = await openArtifact(folder)
  t.same(await artifact.read('model.json'), Buffer.from('{}'))
})

const broken: Readonly<Record<string, readonly [(folder: string) => Promise<unknown>, RegExp]>> = {
  'nothing in it': [
    (f) => rm(join(f, 'inferry.json')),
    /: no inferry\.json in it; an artifact holds one at its root$/,
  ],
  'a manifest that is a folder': [
    async (f) => {
      await rm(join(f, 'inferry.json'))
      await mkdir(join(f, 'inferry.json'))
    },
    /: no inferry\.json in it/,
  ],
  'a manifest that is not JSON': [
    (f) => writeFile(join(f, 'inferry.json'), '{'),
    /\/inferry\.json: not JSON: /,
  ],
  'an unknown manifest version': [
    (f) => writeFile(join(f, 'inferry.json'), '{"manifestVersion": 7}'),
    /\/inferry\.json: manifestVersion is 7; this release reads version 1$/,
  ],
  'a missing file': [(f) => rm(join(f, 'model.json')), /: model\.json is missing$/],
  'a file of another size': [
    (f) => writeFile(join(f, 'model.json'), '{} '),
    /: model\.json has 3 bytes, recorded 2$/,
  ],
  'a folder in place of a file': [
    async (f) => {
      await rm(join(f, 'model.json'))
      await mkdir(join(f, 'model.json'))
    },
    /: model\.json is not a regular file$/,
  ],
  'a link out of the folder': [
    async (f) => {
      await rm(join(f, 'model.json'))
      await symlink('/etc/passwd', join(f, 'model.json'))
    },
    /: model\.json is a link out of the folder$/,
  ],
  'a link to nothing': [
    async (f) => {
      await rm(join(f, 'model.json'))
      await symlink('nowhere', join(f, 'model.json'))
    },
    /: model\.json is missing$/,
  ],
}

for (const [name, [breakIt, message]] of Object.entries(broken)) {
  t.test(`refuses a folder with ${name}`, async (t) => {
    const folder = await writeFiles(await temporary(t), files)
    await breakIt(folder)
    await t.rejects(openArtifact(folder), { code: 'INVALID_ARTIFACT', message })
  })
}

t.test('refuses a changed file when it is used, by read and by locate', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  await writeFile(join(folder, 'model.json'), '[]')
  const error = {
    code: 'INVALID_ARTIFACT',
    message: /: model\.json is damaged: its sha256 is 4f53cd[0-9a-f]+, recorded 44136f[0-9a-f]+$/,
    location: { file: 'model.json' },
  }
  await t.rejects(artifact.read('model.json'), error)
  await t.rejects(artifact.locate('model.json'), error)
  await writeFile(join(folder, 'model.json'), '{}')
  t.same(await artifact.read('model.json'), Buffer.from('{}'), 'a failure is not remembered')
  await writeFile(join(folder, 'model.json'), '[]')
  await t.rejects(artifact.read('model.json'), error, 'the bytes given are the bytes checked')
})

t.test('refuses a file that went after opening', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  await rm(join(folder, 'model.json'))
  const error = { code: 'INVALID_ARTIFACT', message: /: model\.json cannot be read: ENOENT/ }
  await t.rejects(artifact.read('model.json'), error)
  await t.rejects(artifact.locate('model.json'), error)
})

t.test('gives no file that the manifest does not name', async (t) => {
  const folder = await writeFiles(await temporary(t), { ...files, secret: 'x' })
  const artifact = await openArtifact(folder)
  for (const path of ['secret', '../secret', 'inferry.json', '/etc/passwd', 'constructor']) {
    const error = { code: 'INVALID_ARTIFACT', message: /is not one of the manifest's files$/ }
    await t.rejects(artifact.read(path), error)
    await t.rejects(artifact.locate(path), error)
  }
})

t.test('reads damaged samples again after they were repaired', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  const text = files['samples.json'] as string
  await writeFile(join(folder, 'samples.json'), text.replace('6', '7'))
  await t.rejects(artifact.samples(), { code: 'INVALID_ARTIFACT', message: /samples\.json is damaged/ })
  await writeFile(join(folder, 'samples.json'), text)
  t.same(await artifact.samples(), samples)
})

t.test('has no samples when the manifest names none', async (t) => {
  const artifact = await openArtifact(await writeFiles(await temporary(t), artifactFiles({ samples: [] })))
  t.same(await artifact.samples(), [])
})

t.test('refuses what is neither a folder nor an archive', async (t) => {
  const folder = await temporary(t)
  const path = join(folder, 'model.tar.gz')
  await t.rejects(openArtifact(path), {
    code: 'INVALID_ARTIFACT',
    message: `${path}: no such file or folder`,
  })
  for (const bytes of ['', 'PK\u0003\u0004', '\u001f']) {
    await writeFile(path, bytes)
    await t.rejects(openArtifact(path), {
      code: 'INVALID_ARTIFACT',
      message: `${path}: neither a folder nor a tar.gz archive`,
    })
  }
})

t.test('says how to archive when the files are not at the root', async (t) => {
  const archive = join(await temporary(t), 'a.tar.gz')
  await writeFile(archive, tarGz(entries('forest/')))
  await t.rejects(openArtifact(archive), {
    code: 'INVALID_ARTIFACT',
    message: `${archive}: its files must stand at the root, but it holds forest/inferry.json; archive them with: tar -C forest -czf <archive> .`,
  })
})

t.test('removes what a failed opening unpacked', async (t) => {
  const folder = await temporary(t)
  const archive = join(folder, 'a.tar.gz')
  await writeFile(archive, tarGz(entries().filter(({ name }) => name !== 'model.json')))
  const before = new Set(await readdir(tmpdir()))
  await t.rejects(openArtifact(archive), {
    code: 'INVALID_ARTIFACT',
    message: `${archive}: model.json is missing`,
  })
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith('inferry-') && !before.has(name))
  t.same(left, [])
})
