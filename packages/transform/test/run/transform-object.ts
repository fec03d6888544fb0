import { statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import type { Invoker } from '../../src/invokers/invoker.ts'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { answersTo, jobFolder, text } from '../fixtures/job-folder.ts'
import { partialOf } from '../stores/fixtures/partial-of.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

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

t.test('however it is packed, the answers are the same', async (t) => {
  const lines = forestLines(40)
  const wanted = text(await answersTo(forest, lines))
  for (const asked of [
    { batchStrategy: 'SingleRecord' },
    { batchStrategy: 'SingleRecord', maxConcurrentTransforms: 7 },
    { maxPayloadInMB: 1, maxConcurrentTransforms: 3 },
    { compression: 'Gzip' },
  ] as const) {
    const content = 'compression' in asked ? gzipSync(text(lines)) : text(lines)
    const { start, read } = await jobFolder(t, forest, { 'a.csv': content })
    t.match(await start(asked).summary, { status: 'completed', records: 40 })
    t.equal(await read('a.csv.out'), wanted, JSON.stringify(asked))
  }
})

t.test('what is done is not done again, unless it changed', async (t) => {
  const { start, from, to, read } = await jobFolder(t, forest, {
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
  t.equal(await read('a.csv.out'), text(await answersTo(forest, forestLines(3))))
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
  const whole = await jobFolder(t, forest, { 'a.csv': text(lines) })
  await whole.start(job).summary
  const { start, to, read } = await jobFolder(t, forest, { 'a.csv': text(lines) })
  const controller = new AbortController()
  const stopping: Invoker = {
    ...predictorInvoker(forest),
    async invoke(...args) {
      if (statSync(partialOf(join(to, 'a.csv.out'))).size > 0) controller.abort(new Error('enough'))
      return forest.predict(args[0])
    },
  }
  t.match(await start(job, { invoker: stopping, signal: controller.signal }).summary, {
    status: 'stopped',
    objects: { done: 0, failed: 0 },
  })
  await t.rejects(read('a.csv.out'), 'no answer yet')
  const invoker = counting(predictorInvoker(forest))
  const run = start(job, { invoker })
  const summary = await run.summary
  t.match(summary, { status: 'completed', objects: { done: 1, doneBefore: 0 } })
  const { done, total } = run.progress().bytes
  t.equal(done, total, 'each byte counts once')
  t.ok(summary.records < lines.length && summary.records > 0, `${summary.records} were left`)
  t.equal(await read('a.csv.out'), await whole.read('a.csv.out'))
})
