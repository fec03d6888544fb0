import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { InferryError } from '@inferry/core'
import { fakePredictor } from '@inferry/testing'
import t from 'tap'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import { folderInput } from '../../src/stores/folder/folder-input.ts'
import { folderOutput } from '../../src/stores/folder/folder-output.ts'
import type { InputStore } from '../../src/stores/store.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { answersTo, jobFolder, text } from '../fixtures/job-folder.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

t.test('each object is answered under its name', async (t) => {
  const files = { 'a.csv': text(forestLines(5)), 'b/c.csv': text(forestLines(3, 100)), 'b/d.csv': '' }
  const { start, read, names } = await jobFolder(t, forest, files)
  const run = start({})
  const summary = await run.summary
  t.match(summary, {
    status: 'completed',
    objects: { done: 3, doneBefore: 0, failed: 0 },
    records: 8,
    errors: [],
  })
  t.same(await names(), ['a.csv.out', 'b/c.csv.out', 'b/d.csv.out'])
  t.equal(await read('a.csv.out'), text(await answersTo(forest, forestLines(5))))
  t.equal(await read('b/c.csv.out'), text(await answersTo(forest, forestLines(3, 100))))
  t.equal(await read('b/d.csv.out'), '')
  t.match(run.progress(), {
    objects: { done: 3, total: 3 },
    bytes: { done: summary.bytesIn, total: summary.bytesIn },
  })
})

t.test('a bad record fails its object, and only it', async (t) => {
  const bad = [...forestLines(5), 'no,numbers', ...forestLines(2)]
  const { start, names } = await jobFolder(t, forest, { 'a.csv': text(bad), 'b.csv': text(forestLines(2)) })
  const ends: string[] = []
  const summary = await start({}, { onObject: ({ key, outcome }) => ends.push(`${key} ${outcome}`) }).summary
  t.match(summary, { status: 'failed', objects: { done: 1, failed: 1 } })
  t.match(summary.errors, [{ object: 'a.csv', record: 5, message: /record 5/ }])
  t.same(await names(), ['b.csv.out'], 'no partial answer')
  t.same(ends.sort(), ['a.csv failed', 'b.csv done'])
})

t.test('an object that is known to be unreadable fails unread, and only it', async (t) => {
  const { from, start, names } = await jobFolder(t, forest, { 'a.csv': text(forestLines(2)), 'b.csv': '' })
  const fault = new InferryError('OBJECT_NOT_FOUND', 'it is gone')
  const input: InputStore = {
    ...folderInput(from),
    async *list() {
      for await (const object of folderInput(from).list())
        yield object.key === 'b.csv' ? { ...object, fault } : object
    },
  }
  const summary = await start({}, { input }).summary
  t.match(summary, { status: 'failed', objects: { done: 1, failed: 1 } })
  t.match(summary.errors, [{ object: 'b.csv', code: 'OBJECT_NOT_FOUND', message: 'it is gone' }])
  t.same(await names(), ['a.csv.out'])
})

t.test('shards together answer everything once', async (t) => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`${n}.csv`, text(forestLines(3, n * 10))]),
  )
  const { start, names } = await jobFolder(t, forest, files)
  let records = 0
  for (let index = 0; index < 5; index++) {
    const summary = await start({}, { shard: { index, size: 5 } }).summary
    t.equal(summary.status, 'completed')
    records += summary.records
  }
  t.equal(records, 36)
  t.equal((await names()).length, 12)
})

t.test('told to stop, it begins no other object', async (t) => {
  const files = { 'a.csv': 'x\n', 'b.csv': 'y\n', 'c.csv': 'z\n' }
  const stop = new AbortController()
  const stopping = fakePredictor({
    answer(input) {
      stop.abort()
      return input
    },
  })
  const { start, names } = await jobFolder(t, forest, files)
  const job = { maxConcurrentTransforms: 1 }
  // By then the second one waits for its turn.
  const run = start(job, { invoker: predictorInvoker(stopping), stop: stop.signal })
  t.match(await run.summary, { status: 'stopped', objects: { done: 1, failed: 0 } })
  t.same(await names(), ['a.csv.out'], 'what was under way is finished')

  t.match(await start(job, { stop: AbortSignal.abort() }).summary, {
    status: 'stopped',
    objects: { done: 0 },
  })
  const rest = start(job, { invoker: predictorInvoker(fakePredictor({})) })
  t.match(await rest.summary, { status: 'completed', objects: { done: 3, doneBefore: 1 } })
})

t.test('shards of others are not listed to their end by one that stops', async (t) => {
  const { start } = await jobFolder(t, forest, {})
  const stop = new AbortController()
  let listed = 0
  const input: InputStore = {
    name: 'many',
    async *list() {
      for (; listed < 1000; listed++) {
        if (listed === 10) stop.abort()
        yield { key: `${listed}`, bytes: 0, version: '' }
      }
    },
    async *read() {},
  }
  const job = { contentType: 'text/csv' }
  const run = start(job, { input, stop: stop.signal, shard: { index: 0, size: 1000 } })
  t.match(await run.summary, { status: 'stopped' })
  t.ok(listed < 20)
})

t.test('an object that failed is answered by the next run', async (t) => {
  let down = true
  const predictor = fakePredictor({
    answer(input) {
      if (down) throw new InferryError('NOT_READY', 'away')
      return input
    },
  })
  const { start } = await jobFolder(t, forest, { 'a.csv': 'x\n' })
  const invoker = predictorInvoker(predictor)
  const job = { invocationsMaxRetries: 0 }
  t.match(await start(job, { invoker }).summary, {
    status: 'failed',
    errors: [{ object: 'a.csv', code: 'NOT_READY' }],
  })
  down = false
  t.match(await start(job, { invoker }).summary, { status: 'completed' })
})

t.test('what no object is to blame for', async (t) => {
  const { start } = await jobFolder(t, forest, {})
  await t.rejects(start({}).summary, { code: 'OBJECT_NOT_FOUND', message: /there is no object in/ })
  await t.rejects(start({}, { input: folderInput('/nowhere/at/all') }).summary, InferryError)
  await t.rejects(start({}, { shard: { index: 5, size: 5 } }).summary, { code: 'INVALID_CONFIGURATION' })
  const file = join(t.testdir({ file: 'x' }), 'file')
  await t.rejects(start({}, { output: folderOutput(file) }).summary, { code: 'INVALID_CONFIGURATION' })
  const unknown = await jobFolder(t, forest, { 'a.xyz': 'x\n' })
  t.match((await unknown.start({}).summary).errors, [
    { object: 'a.xyz', code: 'UNSUPPORTED_MEDIA_TYPE', message: /set contentType/ },
  ])
  const packed = await jobFolder(t, forest, { 'a.csv': gzipSync(text(forestLines(2))) })
  for (const splitType of ['Line', 'None'] as const)
    t.match((await packed.start({ splitType }).summary).errors, [
      { object: 'a.csv', message: /set compression to Gzip/ },
    ])
})
