import { type Artifact, createPredictor, InferryError } from '@inferry/core'
import t from 'tap'
import { createModel } from '../../src/repository/model.ts'
import { openSums } from '../fixtures/open-sums.ts'
import { sumsEngine } from '../fixtures/sums-engine.ts'

async function setUp(t: Parameters<typeof openSums>[0]) {
  const artifact = await openSums(t)
  const names: string[] = []
  const engine = sumsEngine()
  const make = (opened: Artifact, name: string) => {
    names.push(name)
    return createPredictor(opened, { engines: [engine] })
  }
  return { artifact, names, make, engine }
}

t.test('is unloaded, starting, ready, unloaded', async (t) => {
  const { artifact, make, names, engine } = await setUp(t)
  const model = createModel('m', artifact.folder, make)
  t.same([model.entry(), model.up(), model.path], [{ name: 'm', state: 'unloaded' }, false, artifact.folder])
  const loading = model.load()
  t.same([model.entry(), model.up()], [{ name: 'm', state: 'starting' }, true])
  t.equal(await loading, model.predictor())
  t.same([model.entry(), model.up(), names], [{ name: 'm', version: '1', state: 'ready' }, true, ['m']])
  await model.shut()
  t.same([model.entry(), model.up()], [{ name: 'm', version: '1', state: 'unloaded' }, false])
  t.equal(model.predictor(), undefined)
  t.equal(engine.open(), 0)
})

t.test('takes the artifact that was opened to learn its name', async (t) => {
  const { artifact, make, engine } = await setUp(t)
  const model = createModel('m', 'elsewhere', make, artifact)
  const predictor = await model.open()
  t.equal(engine.loads.length, 0, 'it is not loaded yet')
  t.same(model.entry(), { name: 'm', version: '1', state: 'starting' })
  t.same(predictor.manifest, artifact.manifest)
  await model.shut()
})

t.test('remembers where it was loaded from, unless that failed', async (t) => {
  const { artifact, make } = await setUp(t)
  const other = await openSums(t)
  const model = createModel('m', artifact.folder, make)
  await model.load(other.folder)
  t.equal(model.path, other.folder)
  await model.shut()
  await t.rejects(model.load('no/such'), { code: 'INVALID_ARTIFACT' })
  t.equal(model.path, other.folder)
  t.match(model.entry(), { state: 'failed', reason: 'such: no such file or folder' })
  await model.load()
  t.equal(model.entry().state, 'ready')
  await model.shut()
})

t.test('a load that is shut rejects, and leaves nothing open', async (t) => {
  const { artifact, make } = await setUp(t)
  const shutting: Promise<void>[] = []
  const engine = sumsEngine({ onLoad: () => void shutting.push(model.shut()) })
  const model = createModel('m', artifact.folder, (opened) => createPredictor(opened, { engines: [engine] }))
  const error = { code: 'NOT_READY', message: 'the model m was unloaded while it was loading' }
  await t.rejects(model.load(), error, 'while the engine loads')
  await Promise.all(shutting)
  t.same([model.entry(), engine.open()], [{ name: 'm', version: '1', state: 'unloaded' }, 0])

  const early = createModel('m', artifact.folder, make)
  const loading = early.load()
  const shut = early.shut()
  t.equal(early.up(), true)
  await t.rejects(loading, error, 'while the artifact is opened')
  await shut
  t.same([early.entry(), early.up()], [{ name: 'm', version: '1', state: 'unloaded' }, false])
  await early.load()
  t.equal(early.entry().state, 'ready')
  await early.shut()
})

t.test('a load waits for the shut before it', async (t) => {
  const { artifact, make, engine } = await setUp(t)
  const model = createModel('m', artifact.folder, make)
  await model.load()
  const shut = model.shut()
  const loaded = await model.load()
  t.equal(loaded, model.predictor())
  await shut
  t.same([loaded.health(), engine.open()], [{ state: 'ready' }, 1])
  await model.shut()
})

t.test('forgets why a load failed once it is shut', async (t) => {
  const { make } = await setUp(t)
  const model = createModel('m', 'no/such', make)
  await t.rejects(model.load())
  t.equal(model.entry().state, 'failed')
  await model.shut()
  t.same(model.entry(), { name: 'm', state: 'unloaded' })
})

t.test('can be told why it cannot be opened', async (t) => {
  const { make } = await setUp(t)
  const model = createModel('m', 'x', make)
  model.fail(new InferryError('INVALID_ARTIFACT', 'x is cut'))
  t.same([model.entry(), model.up()], [{ name: 'm', state: 'failed', reason: 'x is cut' }, false])
})
