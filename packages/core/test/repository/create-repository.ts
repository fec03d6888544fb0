import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artifact, createPredictor, openRepository } from '@inferry/core'
import t from 'tap'
import { createRepository } from '../../src/repository/create-repository.ts'
import { artifactFiles, writeFiles } from '../fixtures/sums.ts'
import { sumsEngine } from '../fixtures/sums-engine.ts'
import { tarGz } from '../fixtures/tar.ts'
import { temporary } from '../fixtures/temporary.ts'

const engine = sumsEngine()
const artifacts: Artifact[] = []
const make = (artifact: Artifact) => {
  artifacts.push(artifact)
  return createPredictor(artifact, { engines: [engine] })
}
const archive = (files: Readonly<Record<string, string>>) =>
  tarGz(Object.entries(files).map(([name, body]) => ({ name, body })))
const payload = { contentType: 'application/json', body: Buffer.from('{"instances":[[1,2,3]]}') }

async function opened(t: Parameters<typeof temporary>[0]) {
  const path = await writeFiles(await temporary(t), artifactFiles({ manifest: { name: 'forest' } }))
  const repository = await openRepository(path, make)
  await repository.get('forest').ready()
  return { path, repository }
}

t.test('gets by name and version', async (t) => {
  const { repository } = await opened(t)
  t.equal(repository.get('forest'), repository.get('forest', '1'))
  const code = 'MODEL_NOT_FOUND'
  t.throws(() => repository.get('tree'), { code, message: 'there is no model "tree"; known are forest' })
  t.throws(() => repository.get('__proto__'), { code })
  t.throws(() => repository.get('forest', '2'), {
    code,
    message: 'the model forest has no version "2"; loaded is 1',
  })
  t.throws(() => createRepository(new Map(), make).get('x'), { code, message: 'there is no model "x"' })
  await repository.close()
})

t.test('unloads and loads again', async (t) => {
  const { repository } = await opened(t)
  const before = engine.open()
  await repository.unload('forest')
  t.equal(engine.open(), before - 1, 'memory is free')
  t.same(repository.list(), [{ name: 'forest', version: '1', state: 'unloaded' }])
  t.throws(() => repository.get('forest'), {
    code: 'MODEL_NOT_FOUND',
    message: 'the model forest is not loaded',
  })
  await t.rejects(repository.unload('forest'), {
    code: 'MODEL_NOT_FOUND',
    message: 'the model forest is not loaded',
  })
  await t.rejects(repository.unload('tree'), { code: 'MODEL_NOT_FOUND' })
  const predictor = await repository.load('forest')
  t.equal(predictor, repository.get('forest'))
  t.same(predictor.health(), { state: 'ready' })
  await t.rejects(repository.load('forest'), {
    code: 'MODEL_ALREADY_LOADED',
    message: 'the model forest is loaded or loading already',
  })
  await repository.close()
})

t.test('unloads what is still loading', async (t) => {
  const { repository } = await opened(t)
  await repository.unload('forest')
  const before = engine.open()
  const loading = repository.load('forest')
  const unloaded = repository.unload('forest')
  await t.rejects(loading, { code: 'NOT_READY', message: /forest was unloaded while it was loading/ })
  await unloaded
  t.same(repository.list(), [{ name: 'forest', version: '1', state: 'unloaded' }])
  t.equal(engine.open(), before)
  await repository.close()
})

t.test('unloading answers what was accepted', async (t) => {
  const { repository } = await opened(t)
  const answer = repository.get('forest').predict(payload)
  const unloaded = repository.unload('forest')
  t.same(repository.list(), [{ name: 'forest', version: '1', state: 'draining' }])
  await t.rejects(repository.load('forest'), { code: 'MODEL_ALREADY_LOADED' })
  await t.rejects(repository.get('forest').predict(payload), { code: 'NOT_READY' })
  await answer
  await unloaded
  await repository.close()
})

t.test('loads from a path under any name', async (t) => {
  const repository = await openRepository([], make)
  const path = join(await temporary(t), 'a.tar.gz')
  await writeFile(path, archive(artifactFiles({ manifest: { name: 'forest' } })))
  const loading = repository.load('m-1', path)
  t.same(repository.list(), [{ name: 'm-1', state: 'starting' }])
  await t.rejects(repository.load('m-1', path), { code: 'MODEL_ALREADY_LOADED' })
  await loading
  t.same(repository.list(), [{ name: 'm-1', version: '1', state: 'ready' }])
  const folder = artifacts.at(-1)?.folder as string
  t.ok(existsSync(folder))
  await repository.unload('m-1')
  t.notOk(existsSync(folder))
  await repository.load('m-1')
  await repository.close()
  await repository.close()
  t.notOk(existsSync(artifacts.at(-1)?.folder as string))
})

t.test('what cannot be loaded leaves no trace if it was not known', async (t) => {
  const repository = await openRepository([], make)
  const folder = await temporary(t)
  await t.rejects(repository.load('x'), { code: 'MODEL_NOT_FOUND' })
  const none = {
    code: 'INVALID_ARTIFACT',
    message: 'none: no such file or folder',
    location: { file: 'none' },
  }
  await t.rejects(repository.load('x', join(folder, 'none')), none, 'without the path: it may go to a caller')
  const wrong = join(folder, 'wrong.tar.gz')
  await writeFile(wrong, archive(artifactFiles({ model: { scale: 2 } })))
  await t.rejects(repository.load('x', wrong), { code: 'INVALID_ARTIFACT', message: /recorded answer/ })
  t.notOk(existsSync(artifacts.at(-1)?.folder as string))
  t.same(repository.list(), [])
  await repository.close()
})

t.test('nor if it is unloaded at once', async (t) => {
  const { repository } = await opened(t)
  const before = repository.list()
  const load = repository.load('ghost', '/nowhere')
  const unload = repository.unload('ghost')
  await t.rejects(load, { code: 'INVALID_ARTIFACT' })
  await unload
  t.same(repository.list(), before)
  await repository.close()
})

t.test('a known model that cannot be loaded is failed, until it can', async (t) => {
  const { repository, path } = await opened(t)
  await repository.unload('forest')
  await writeFile(join(path, 'model.json'), '[]')
  await t.rejects(repository.load('forest'), { code: 'INVALID_ARTIFACT' })
  t.match(repository.list(), [
    { name: 'forest', version: '1', state: 'failed', reason: /model\.json is damaged/ },
  ])
  t.throws(() => repository.get('forest'), { code: 'NOT_READY', message: /^the model forest is failed: / })
  await repository.unload('forest')
  t.same(repository.list(), [{ name: 'forest', version: '1', state: 'unloaded' }])
  await t.rejects(repository.unload('forest'), { code: 'MODEL_NOT_FOUND' })
  await writeFile(join(path, 'model.json'), '{}')
  await repository.load('forest')
  t.same(repository.list(), [{ name: 'forest', version: '1', state: 'ready' }])
  await repository.close()
})

t.test('a model that is to be forgotten', async (t) => {
  const { repository, path } = await opened(t)
  const before = engine.open()
  await repository.unload('forest', { forget: true })
  t.equal(engine.open(), before - 1)
  t.same(repository.list(), [])
  await t.rejects(repository.load('forest'), { code: 'MODEL_NOT_FOUND' })
  await repository.load('forest', path)
  t.match(repository.list(), [{ name: 'forest', state: 'ready' }])
  await repository.close()
})

t.test('closing ends loads under way and refuses new ones', async (t) => {
  const repository = await openRepository([], make)
  const path = join(await temporary(t), 'a.tar.gz')
  await writeFile(path, archive(artifactFiles()))
  const before = engine.open()
  const loading = repository.load('x', path).catch(() => {})
  await repository.close()
  await loading
  t.equal(engine.open(), before)
  t.notOk(existsSync(artifacts.at(-1)?.folder as string))
  await t.rejects(repository.load('x', path), { code: 'NOT_READY', message: 'the repository is closed' })
})
