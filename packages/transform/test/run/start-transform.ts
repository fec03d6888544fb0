import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { InferryError } from '@inferry/core'
import { fakePredictor } from '@inferry/testing'
import { parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import t, { type Test } from 'tap'
import type { Invoker } from '../../src/invokers/invoker.ts'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import type { TransformJob } from '../../src/job/definition.ts'
import { makeJob } from '../../src/job/make-job.ts'
import { startTransform, type TransformOptions } from '../../src/run/start-transform.ts'
import { folderInput } from '../../src/stores/folder/folder-input.ts'
import { folderOutput } from '../../src/stores/folder/folder-output.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

/** A folder of these files, and a run over it. */
async function folder(t: Test, files: Readonly<Record<string, string | Uint8Array>>) {
  const root = t.testdir({})
  const [from, to] = [join(root, 'in'), join(root, 'out')]
  await mkdir(from)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(from, name)), { recursive: true })
    await writeFile(join(from, name), content)
  }
  return {
    from,
    to,
    start: (asked: Partial<TransformJob>, options: Partial<TransformOptions> = {}) =>
      startTransform({
        job: makeJob({ splitType: 'Line', assembleWith: 'Line', ...asked }),
        input: folderInput(from),
        output: folderOutput(to),
        invoker: predictorInvoker(forest),
        model: 'forest 1',
        ...options,
      }),
    read: (name: string) => readFile(join(to, name), 'utf8'),
    /** The names of all answers, sorted. */
    async names() {
      const all = await readdir(to, { recursive: true, withFileTypes: true })
      const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      return files
        .flatMap((file) => (file.includes('.inferry-transform') ? [] : [file.slice(to.length + 1)]))
        .sort()
    },
  }
}

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`

async function answersTo(lines: readonly string[]): Promise<string[]> {
  const { body } = await forest.predict({ contentType: 'text/csv', body: Buffer.from(text(lines)) })
  return Buffer.from(body).toString().trimEnd().split('\n')
}

const counting = (invoker: Invoker): Invoker & { asked: number; bodies: Uint8Array[] } => {
  const counted = {
    ...invoker,
    asked: 0,
    bodies: [] as Uint8Array[],
    invoke(...args: Parameters<Invoker['invoke']>) {
      counted.asked += 1
      counted.bodies.push(args[0].body)
      return invoker.invoke(...args)
    },
  }
  return counted
}

t.test('each object is answered under its name', async (t) => {
  const files = { 'a.csv': text(forestLines(5)), 'b/c.csv': text(forestLines(3, 100)), 'b/d.csv': '' }
  const { start, read, names } = await folder(t, files)
  const run = start({})
  const summary = await run.summary
  t.match(summary, {
    status: 'completed',
    objects: { done: 3, doneBefore: 0, failed: 0 },
    records: 8,
    errors: [],
  })
  t.same(await names(), ['a.csv.out', 'b/c.csv.out', 'b/d.csv.out'])
  t.equal(await read('a.csv.out'), text(await answersTo(forestLines(5))))
  t.equal(await read('b/c.csv.out'), text(await answersTo(forestLines(3, 100))))
  t.equal(await read('b/d.csv.out'), '')
  t.match(run.progress(), {
    objects: { done: 3, total: 3 },
    bytes: { done: summary.bytesIn, total: summary.bytesIn },
  })
})

t.test('however it is packed, the answers are the same', async (t) => {
  const lines = forestLines(40)
  const wanted = text(await answersTo(lines))
  for (const asked of [
    { batchStrategy: 'SingleRecord' },
    { batchStrategy: 'SingleRecord', maxConcurrentTransforms: 7 },
    { maxPayloadInMB: 1, maxConcurrentTransforms: 3 },
    { compression: 'Gzip' },
  ] as const) {
    const content = 'compression' in asked ? gzipSync(text(lines)) : text(lines)
    const { start, read } = await folder(t, { 'a.csv': content })
    t.match(await start(asked).summary, { status: 'completed', records: 40 })
    t.equal(await read('a.csv.out'), wanted, JSON.stringify(asked))
  }
})

t.test('a bad record fails its object, and only it', async (t) => {
  const bad = [...forestLines(5), 'no,numbers', ...forestLines(2)]
  const { start, names } = await folder(t, { 'a.csv': text(bad), 'b.csv': text(forestLines(2)) })
  const ends: string[] = []
  const summary = await start({}, { onObject: ({ key, outcome }) => ends.push(`${key} ${outcome}`) }).summary
  t.match(summary, { status: 'failed', objects: { done: 1, failed: 1 } })
  t.match(summary.errors, [{ object: 'a.csv', record: 5, message: /record 5/ }])
  t.same(await names(), ['b.csv.out'], 'no partial answer')
  t.same(ends.sort(), ['a.csv failed', 'b.csv done'])
})

t.test('or gets a placeholder', async (t) => {
  const good = forestLines(6)
  const answers = await answersTo(good)
  const bad = [...good.slice(0, 5), '1,2,3', ...good.slice(5), 'a,b,c,d,e,f,g,h,i,j']
  const { start, read } = await folder(t, { 'a.csv': text(bad) })
  const summary = await start({ onError: 'record' }).summary
  t.match(summary, { status: 'completed', records: 8, failedRecords: 2 })
  t.same(
    summary.errors.map(({ record }) => record),
    [5, 7],
  )
  const out = (await read('a.csv.out')).trimEnd().split('\n')
  t.match(out, [...answers.slice(0, 5), /^ERROR,5,/, answers[5], /^ERROR,7,/])
})

t.test('filters and joins', async (t) => {
  const lines = forestLines(4).map((line, n) => `id${n},${line}`)
  const { start, read } = await folder(t, { 'a.csv': text(lines) })
  const dataProcessing = {
    inputFilter: '$[1:]',
    joinSource: 'Input',
    outputFilter: '$[0,-1]',
    sliceEnd: 'exclusive',
  } as const
  t.match(await start({ contentType: 'text/csv', dataProcessing }).summary, { status: 'completed' })
  const answers = await answersTo(forestLines(4))
  t.equal(await read('a.csv.out'), text(answers.map((answer, n) => `id${n},${answer}`)))
})

t.test('Parquet in, Parquet out', async (t) => {
  const rows = forestLines(20).map((line) => line.split(',').map(Number))
  const columnData = Array.from({ length: 10 }, (_, column) => ({
    name: `c${column}`,
    data: rows.map((row) => row[column] as number),
    type: 'DOUBLE' as const,
  }))
  const { start, to } = await folder(t, {
    'a.parquet': new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 7 })),
  })
  const job = { splitType: 'Parquet', contentType: 'text/csv', assembleWith: 'Parquet' } as const
  t.match(await start(job).summary, { status: 'completed', records: 20 })
  const file = new Uint8Array(await readFile(join(to, 'a.parquet.out'))).buffer
  const predictions = (await parquetReadObjects({ file })).map((row) => String(row['prediction']))
  t.same(predictions, await answersTo(forestLines(20)))
})

t.test('an object as one request, of any size', async (t) => {
  const lines = text(forestLines(30))
  const { start, read } = await folder(t, { 'a.csv': lines })
  t.match(await start({ splitType: 'None', maxPayloadInMB: 0 }).summary, { status: 'completed', records: 1 })
  t.equal(await read('a.csv.out'), text(await answersTo(forestLines(30))))
})

t.test('what is done is not done again, unless it changed', async (t) => {
  const { start, from, to, read } = await folder(t, {
    'a.csv': text(forestLines(5)),
    'b.csv': text(forestLines(5)),
  })
  await start({}).summary
  const invoker = counting(predictorInvoker(forest))
  t.match(await start({}, { invoker }).summary, {
    status: 'completed',
    objects: { done: 2, doneBefore: 2 },
    records: 0,
  })
  t.equal(invoker.asked, 0)
  await writeFile(join(from, 'a.csv'), text(forestLines(3)))
  t.match((await start({}, { invoker }).summary).objects, { done: 2, doneBefore: 1 }, 'an object')
  t.equal(await read('a.csv.out'), text(await answersTo(forestLines(3))))
  t.match((await start({}, { invoker, model: 'forest 2' }).summary).objects, { doneBefore: 0 }, 'the model')
  t.match((await start({ accept: 'text/csv' }, { invoker }).summary).objects, { doneBefore: 0 }, 'the job')
  await rm(join(to, 'b.csv.out'))
  t.match(
    (await start({ accept: 'text/csv' }, { invoker, model: 'forest 1' }).summary).objects,
    { doneBefore: 1 },
    'an answer',
  )
  t.match((await start({}, { restart: true }).summary).objects, { doneBefore: 0 }, 'on demand')
})

t.test('one that was stopped goes on behind its last part', async (t) => {
  // Answers with their records are 14 MB, of which 8 MiB are a part.
  const long = 'x'.repeat(400)
  const lines = forestLines(30_000).map((line, n) => `${long}${n},${line}`)
  const dataProcessing = {
    inputFilter: '$[1:]',
    joinSource: 'Input',
    outputFilter: '$',
    sliceEnd: 'exclusive',
  } as const
  const job = { contentType: 'text/csv', dataProcessing, maxPayloadInMB: 1 } as const
  const whole = await folder(t, { 'a.csv': text(lines) })
  await whole.start(job).summary
  const { start, to, read } = await folder(t, { 'a.csv': text(lines) })
  const controller = new AbortController()
  const stopping: Invoker = {
    ...predictorInvoker(forest),
    async invoke(...args) {
      const partial = await stat(join(to, 'a.csv.out.inferry-partial')).catch(() => undefined)
      if ((partial?.size ?? 0) > 0) controller.abort(new Error('enough'))
      return forest.predict(args[0])
    },
  }
  t.match(await start(job, { invoker: stopping, signal: controller.signal }).summary, {
    status: 'stopped',
    objects: { done: 0, failed: 0 },
  })
  await t.rejects(read('a.csv.out'), 'no answer yet')
  const invoker = counting(predictorInvoker(forest))
  const summary = await start(job, { invoker }).summary
  t.match(summary, { status: 'completed', objects: { done: 1, doneBefore: 0 } })
  t.ok(summary.records < lines.length && summary.records > 0, `${summary.records} were left`)
  t.equal(await read('a.csv.out'), await whole.read('a.csv.out'))
})

t.test('shards together answer everything once', async (t) => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`${n}.csv`, text(forestLines(3, n * 10))]),
  )
  const { start, names } = await folder(t, files)
  let records = 0
  for (let index = 0; index < 5; index++) {
    const summary = await start({}, { shard: { index, size: 5 } }).summary
    t.equal(summary.status, 'completed')
    records += summary.records
  }
  t.equal(records, 36)
  t.equal((await names()).length, 12)
})

t.test('a request that fails is tried again', async (t) => {
  let calls = 0
  const predictor = fakePredictor({
    answer(input) {
      calls += 1
      if (calls < 3) throw new InferryError('OVERLOADED', 'busy')
      return input
    },
  })
  const { start, read } = await folder(t, { 'a.csv': 'x\n' })
  t.match(await start({}, { invoker: predictorInvoker(predictor) }).summary, { status: 'completed' })
  t.equal(await read('a.csv.out'), 'x\n')
  t.equal(calls, 3)
})

t.test('what fails without being the records’ fault can be gone on with', async (t) => {
  let down = true
  const predictor = fakePredictor({
    answer(input) {
      if (down) throw new InferryError('NOT_READY', 'away')
      return input
    },
  })
  const { start } = await folder(t, { 'a.csv': 'x\n' })
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
  const { start } = await folder(t, {})
  await t.rejects(start({}).summary, { code: 'OBJECT_NOT_FOUND', message: /there is no object in/ })
  await t.rejects(start({}, { input: folderInput('/nowhere/at/all') }).summary, InferryError)
  await t.rejects(start({}, { shard: { index: 5, size: 5 } }).summary, { code: 'INVALID_CONFIGURATION' })
  const unknown = await folder(t, { 'a.xyz': 'x\n' })
  t.match((await unknown.start({}).summary).errors, [{ object: 'a.xyz', code: 'UNSUPPORTED_MEDIA_TYPE' }])
})
