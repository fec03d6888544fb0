import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artifact, createPredictor, openRepository } from '@inferry/core'
import t from 'tap'
import { artifactFiles, writeFiles } from '../fixtures/sums.ts'
import { sumsEngine } from '../fixtures/sums-engine.ts'
import { tarGz } from '../fixtures/tar.ts'
import { temporary } from '../fixtures/temporary.ts'

const make = (artifact: Artifact) => createPredictor(artifact, { engines: [sumsEngine()] })
const files = (name: string, model: unknown = {}) => artifactFiles({ model, manifest: { name } })
const archive = (name: string) =>
  tarGz(Object.entries(files(name)).map(([path, body]) => ({ name: path, body })))

t.test('serves one artifact, folder or archive', async (t) => {
  const folder = await temporary(t)
  await writeFiles(join(folder, 'a'), files('forest'))
  await writeFile(join(folder, 'b'), archive('forest'))
  for (const path of ['a', 'b']) {
    const repository = await openRepository(join(folder, path), make)
    t.match(repository.list(), [{ name: 'forest', version: '1', state: /^(starting|warming|ready)$/ }])
    await repository.get('forest').ready()
    t.same(repository.list(), [{ name: 'forest', version: '1', state: 'ready' }])
    await repository.close()
  }
})

t.test('serves a folder of them, sorted by name, and loads all by itself', async (t) => {
  const folder = await temporary(t)
  await writeFiles(join(folder, 'a'), files('zebra'))
  await writeFile(join(folder, 'b.tar.gz'), archive('ape'))
  const repository = await openRepository([folder], make)
  t.same(
    repository.list().map(({ name }) => name),
    ['ape', 'zebra'],
  )
  while (repository.list().some(({ state }) => state !== 'ready'))
    await new Promise((resolve) => setTimeout(resolve, 1))
  await repository.close()
})

t.test('a repository may be empty', async (t) => {
  const repository = await openRepository([], make)
  t.same(repository.list(), [])
  await repository.close()
})

t.test('a broken artifact does not stop the others', async (t) => {
  const folder = await temporary(t)
  await writeFiles(join(folder, 'x'), files('good'))
  await writeFiles(join(folder, 'broken'), { 'inferry.json': '{' })
  await writeFile(join(folder, 'cut.tar.gz'), archive('cut').subarray(0, 100))
  await writeFile(join(folder, 'good.tgz'), 'no archive')
  await writeFiles(join(folder, 'wrong'), files('wrong', { scale: 2 }))
  await writeFiles(
    join(folder, 'strange'),
    artifactFiles({ manifest: { name: 'strange', engines: [{ name: 'other', file: 'model.json' }] } }),
  )
  const repository = await openRepository(folder, make)
  await repository.get('good').ready()
  await repository
    .get('wrong')
    .ready()
    .catch(() => {})
  t.match(repository.list(), [
    { name: 'broken', state: 'failed', reason: /inferry\.json: not JSON/ },
    { name: 'cut', state: 'failed', reason: /ends too early; it was cut$/ },
    { name: 'good', state: 'ready' },
    { name: 'good.tgz', state: 'failed', reason: /neither a folder nor a tar\.gz archive$/ },
    { name: 'strange', state: 'failed', reason: 'strange needs other; engines at hand: sums' },
    { name: 'wrong', state: 'failed', reason: /does not get its recorded answer/ },
  ])
  t.throws(() => repository.get('broken'), {
    code: 'NOT_READY',
    message: /^the model broken is failed: .*not JSON/,
  })
  await repository.close()
})

t.test('a broken artifact that was named itself is an error', async (t) => {
  const folder = await temporary(t)
  await t.rejects(openRepository(join(folder, 'none'), make), { code: 'INVALID_ARTIFACT' })
  await writeFiles(folder, artifactFiles({ manifest: { engines: [{ name: 'other', file: 'model.json' }] } }))
  await t.rejects(openRepository(folder, make), { code: 'ENGINE_UNAVAILABLE' })
})

t.test('two models of one name are an error that names both; what was opened is closed', async (t) => {
  const folder = await temporary(t)
  const opened: Artifact[] = []
  await writeFile(join(folder, 'a.tgz'), archive('forest'))
  await writeFile(join(folder, 'b.tgz'), archive('forest'))
  const [a, b] = [join(folder, 'a.tgz'), join(folder, 'b.tgz')]
  const watched = (artifact: Artifact) => {
    opened.push(artifact)
    return make(artifact)
  }
  await t.rejects(openRepository(folder, watched), {
    code: 'INVALID_ARTIFACT',
    message: `${a} and ${b} both hold a model named forest; pack one of them again with another --name`,
  })
  t.equal(opened.length, 1)
  t.notOk(existsSync(opened[0]?.folder ?? folder))
})
