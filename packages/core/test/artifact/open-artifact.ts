import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openArtifact } from '@inferry/core'
import t from 'tap'
import { artifactFiles, samples, writeFiles } from '../fixtures/sums.ts'
import { tarGz } from '../fixtures/tar.ts'
import { temporary } from '../fixtures/temporary.ts'

const files = artifactFiles()
const entries = (prefix = '') => Object.entries(files).map(([name, body]) => ({ name: prefix + name, body }))

t.test('opens a folder, and leaves it as it is', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const artifact = await openArtifact(folder)
  t.equal(artifact.manifest.name, 'sums')
  t.equal(artifact.folder, folder)
  await artifact.close()
  t.same((await readdir(folder)).sort(), Object.keys(files).sort())
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
  const archive = join(await temporary(t), 'a.tgz')
  await writeFile(
    archive,
    tarGz([{ name: 'extra/deep/', type: '5' }, { name: 'extra/deep/note', body: 'x' }, ...entries()]),
  )
  const artifact = await openArtifact(archive)
  t.same(await artifact.read('model.json'), Buffer.from('{}'))
  await artifact.close()
})

t.test('refuses what is neither a folder nor an archive', async (t) => {
  const folder = await temporary(t)
  const path = join(folder, 'model.tar.gz')
  await t.rejects(openArtifact(path), {
    code: 'INVALID_ARTIFACT',
    message: 'model.tar.gz: no such file or folder',
  })
  for (const bytes of ['', 'PK\u0003\u0004', '\u001f']) {
    await writeFile(path, bytes)
    await t.rejects(openArtifact(path), {
      code: 'INVALID_ARTIFACT',
      message: 'model.tar.gz: neither a folder nor a tar.gz archive',
    })
  }
})

t.test('says how to archive when the files are not at the root', async (t) => {
  const archive = join(await temporary(t), 'a.tar.gz')
  await writeFile(archive, tarGz(entries('forest/')))
  await t.rejects(openArtifact(archive), {
    code: 'INVALID_ARTIFACT',
    message:
      'a.tar.gz: its files must stand at the root, but it holds forest/inferry.json; archive them with: tar -C forest -czf <archive> .',
  })
})

t.test('removes what a failed opening unpacked', async (t) => {
  const folder = await temporary(t)
  const archive = join(folder, 'a.tar.gz')
  await writeFile(archive, tarGz(entries().filter(({ name }) => name !== 'model.json')))
  // Other processes unpack into the system's folder meanwhile.
  const own = await temporary(t)
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = own
  t.teardown(() => {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  })
  await t.rejects(openArtifact(archive), {
    code: 'INVALID_ARTIFACT',
    message: 'a.tar.gz: model.json is missing',
  })
  t.same(await readdir(own), [])
})

t.test('takes limits and a signal', async (t) => {
  const archive = join(await temporary(t), 'a.tar.gz')
  await writeFile(archive, tarGz(entries()))
  await t.rejects(openArtifact(archive, { limits: { entries: 2 } }), {
    message: 'a.tar.gz: has more than 2 entries',
  })
  await t.rejects(openArtifact(archive, { signal: AbortSignal.abort() }), { code: 'ABORTED' })
})

t.test('messages name what is in it and its own name, not where it lies', async (t) => {
  const folder = await temporary(t)
  const forest = join(folder, 'forest')
  const breakages: readonly Readonly<Record<string, string>>[] = [
    {},
    { ...files, 'inferry.json': '{' },
    { ...files, 'model.json': '{} ' },
    { ...files, 'samples.json': '[]' },
    { 'inferry.json': files['inferry.json'] as string, 'model.json': '{}' },
  ]
  const paths = [join(folder, 'none'), forest, join(folder, 'b.tar.gz')]
  for (const broken of breakages) {
    await rm(forest, { recursive: true, force: true })
    await mkdir(forest)
    await writeFiles(forest, broken)
    await writeFile(paths[2] as string, tarGz(Object.entries(broken).map(([name, body]) => ({ name, body }))))
    for (const path of paths) {
      const error = await openArtifact(path).then(
        () => t.fail('it was opened'),
        (error) => error,
      )
      t.match(error, { code: 'INVALID_ARTIFACT' })
      t.notMatch(JSON.stringify([error.message, error.location]), folder)
      t.notMatch(JSON.stringify([error.message, error.location]), /inferry-/)
      t.match(error.message, new RegExp(`^${basename(path)}[:/]`))
    }
  }
  const named = openArtifact(forest, { name: forest })
  await t.rejects(named, {
    message: `${forest}: samples.json is missing`,
    location: { file: 'samples.json' },
  })
})

t.test('what cannot be read says so without its path', async (t) => {
  const folder = await writeFiles(await temporary(t), files)
  const message = 'x: not a directory'
  await t.rejects(openArtifact(join(folder, 'model.json', 'x')), { code: 'INVALID_ARTIFACT', message })
})
