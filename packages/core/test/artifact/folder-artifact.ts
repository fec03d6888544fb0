import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { openFolder } from '../../src/artifact/folder-artifact.ts'
import { artifactFiles, samples, writeFiles } from '../fixtures/sums.ts'
import { temporary } from '../fixtures/temporary.ts'

const files = artifactFiles()
const openArtifact = (folder: string) => openFolder(folder, 'forest', async () => {})

t.test('gives verified bytes, paths and samples', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  t.same(await artifact.read('model.json'), Buffer.from('{}'))
  t.equal(await artifact.locate('model.json'), join(folder, 'model.json'))
  t.same(await artifact.samples(), samples)
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
    /^forest: no inferry\.json in it; an artifact holds one at its root$/,
  ],
  ...Object.fromEntries(
    ['inferry.json', 'model.json'].map((name) => [
      `a ${name} that cannot be read`,
      [
        (f: string) => rm(join(f, name)).then(() => symlink(name, join(f, name))),
        new RegExp(`^forest: ${name} cannot be read: too many symbolic links encountered$`),
      ] as const,
    ]),
  ),
  'a manifest that is a folder': [
    async (f) => {
      await rm(join(f, 'inferry.json'))
      await mkdir(join(f, 'inferry.json'))
    },
    /^forest: no inferry\.json in it/,
  ],
  'a manifest that is not JSON': [
    (f) => writeFile(join(f, 'inferry.json'), '{'),
    /\/inferry\.json: not JSON: /,
  ],
  'an unknown manifest version': [
    (f) => writeFile(join(f, 'inferry.json'), '{"manifestVersion": 7}'),
    /\/inferry\.json: manifestVersion is 7; this release reads version 1$/,
  ],
  'a missing file': [(f) => rm(join(f, 'model.json')), /^forest: model\.json is missing$/],
  'a file of another size': [
    (f) => writeFile(join(f, 'model.json'), '{} '),
    /^forest: model\.json has 3 bytes, recorded 2$/,
  ],
  'a folder in place of a file': [
    async (f) => {
      await rm(join(f, 'model.json'))
      await mkdir(join(f, 'model.json'))
    },
    /^forest: model\.json is not a regular file$/,
  ],
  'a link out of the folder': [
    async (f) => {
      await rm(join(f, 'model.json'))
      await symlink('/etc/passwd', join(f, 'model.json'))
    },
    /^forest: model\.json is a link out of the folder$/,
  ],
  'a link to nothing': [
    async (f) => {
      await rm(join(f, 'model.json'))
      await symlink('nowhere', join(f, 'model.json'))
    },
    /^forest: model\.json is missing$/,
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
    message: /^forest: model\.json is damaged: its sha256 is 4f53cd[0-9a-f]+, recorded 44136f[0-9a-f]+$/,
    location: { file: 'model.json' },
  }
  await t.rejects(artifact.read('model.json'), error)
  await t.rejects(artifact.locate('model.json'), error)
  await writeFile(join(folder, 'model.json'), '{}')
  t.same(await artifact.read('model.json'), Buffer.from('{}'), 'a failure is not remembered')
  await writeFile(join(folder, 'model.json'), '[]')
  await t.rejects(artifact.read('model.json'), error, 'the bytes given are the bytes checked')
})

t.test('locates a file that was read without hashing it again', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  await artifact.read('model.json')
  await rm(join(folder, 'model.json'))
  t.equal(await artifact.locate('model.json'), join(folder, 'model.json'))
})

t.test('refuses a file that went after opening', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  await rm(join(folder, 'model.json'))
  const error = {
    code: 'INVALID_ARTIFACT',
    message: /^forest: model\.json cannot be read: no such file or directory$/,
  }
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
