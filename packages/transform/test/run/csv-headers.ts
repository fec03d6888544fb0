import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { csvHeaderField, type Predictor } from '@inferry/core'
import t, { type Test } from 'tap'
import { httpInvoker } from '../../src/invokers/http-invoker.ts'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { answersTo, jobFolder, text } from '../fixtures/job-folder.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

/** Columns in an order that is not the model's: who reads records below it by their place answers wrongly. */
const names = 's6,s5,s4,s3,s2,s1,bp,bmi,sex,age'
/** More than a request of 1 MB holds. */
const lines = forestLines(14_000)
const options = { contentType: 'text/csv', maxPayloadInMB: 1 }

/** A serving container of others: it knows no parameter of CSV, and no header. */
async function container(t: Test, predictor: Predictor, seen: (string | string[] | undefined)[]) {
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return void response.writeHead(request.url === '/ping' ? 200 : 404).end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.push(request.headers[csvHeaderField])
    if (request.headers['content-type'] !== 'text/csv') return void response.writeHead(415).end()
    const contentType = 'text/csv; header=absent'
    const body = Buffer.concat(chunks)
    const answer = await predictor.predict({ contentType, body }).catch(() => undefined)
    response.writeHead(answer ? 200 : 400, { 'content-type': 'text/csv' }).end(answer?.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const invoker = httpInvoker({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  t.teardown(() => invoker.close())
  return invoker
}

t.test('a first line of names is a record, and fails', async (t) => {
  const { start, names: answers } = await jobFolder(t, forest, { 'a.csv': text([names, ...lines]) })
  const summary = await start(options).summary
  t.match(summary, {
    status: 'failed',
    records: 0,
    errors: [{ record: 0, code: 'INVALID_INPUT', message: /csvHeader/ }],
  })
  t.same(await answers(), [])
  const single = await start({ ...options, batchStrategy: 'SingleRecord' }).summary
  t.match(single, { status: 'failed', errors: [{ record: 0, message: /csvHeader/ }] })
})

t.test('so is a record of names behind it', async (t) => {
  const { start, read } = await jobFolder(t, forest, {
    'a.csv': text([...lines.slice(0, 2), names, ...lines.slice(2)]),
  })
  t.match(await start({ ...options, onError: 'record' }).summary, {
    status: 'completed',
    records: 14_001,
    failedRecords: 1,
  })
  const out = (await read('a.csv.out')).trimEnd().split('\n')
  t.match(out[2], /^ERROR,2,/)
  t.same(out.toSpliced(2, 1), await answersTo(forest, lines))
})

t.test('a header that is sent is none of the records, whatever its names are', async (t) => {
  const asked: string[] = []
  const invoker = predictorInvoker({
    ...forest,
    predict(input, given) {
      asked.push(input.contentType)
      return forest.predict(input, given)
    },
  })
  const { start, read } = await jobFolder(t, forest, { 'a.csv': text([names, ...lines]) })
  t.match(await start({ ...options, csvHeader: 'send' }, { invoker }).summary, {
    status: 'completed',
    records: 14_000,
  })
  const turned = lines.map((line) => line.split(',').reverse().join(','))
  t.same((await read('a.csv.out')).trimEnd().split('\n'), await answersTo(forest, turned))
  t.ok(asked.length > 1)
  t.same(new Set(asked), new Set(['text/csv; header=present']))
})

t.test('over HTTP it is told beside the content type, which stays as it was given', async (t) => {
  const seen: (string | string[] | undefined)[] = []
  const invoker = await container(t, forest, seen)
  const { start, read } = await jobFolder(t, forest, { 'a.csv': text([names, ...lines]) })
  t.match(await start({ ...options, csvHeader: 'skip' }, { invoker }).summary, {
    status: 'completed',
    records: 14_000,
  })
  t.same((await read('a.csv.out')).trimEnd().split('\n'), await answersTo(forest, lines))
  t.same(new Set(seen), new Set(['absent']))
  seen.length = 0
  await start({ ...options, csvHeader: 'send' }, { invoker }).summary
  t.equal(seen[0], 'present')
})
