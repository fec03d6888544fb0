import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InferryError } from '@inferry/core'
import t from 'tap'
import { httpInvoker } from '../../src/invokers/http-invoker.ts'
import type { Invoker } from '../../src/invokers/invoker.ts'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { answersTo, jobFolder, text } from '../fixtures/job-folder.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

const whole = { splitType: 'None', maxPayloadInMB: 0 } as const

t.test('an object as one request, of any size', async (t) => {
  const lines = text(forestLines(30))
  const { start, read } = await jobFolder(t, forest, { 'a.csv': lines })
  t.match(await start(whole).summary, { status: 'completed', records: 1 })
  t.equal(await read('a.csv.out'), text(await answersTo(forest, forestLines(30))))
})

t.test('by HTTP, in chunks, with an answer of several parts', async (t) => {
  const asked: unknown[] = []
  const container = createServer((request, response) => {
    const { method, url, headers } = request
    asked.push([
      method,
      url,
      headers['content-type'],
      headers['transfer-encoding'],
      headers['content-length'],
    ])
    request.pipe(response)
  })
  await once(container.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => container.close())
  const invoker = httpInvoker({ url: `http://127.0.0.1:${(container.address() as AddressInfo).port}` })
  t.teardown(() => invoker.close())
  const content = 'x'.repeat(20 * 1024 * 1024)
  const { start, read, names } = await jobFolder(t, forest, { 'a.csv': content })
  const ready = { ...invoker, ready: async () => {}, executionParameters: async () => ({}) }
  t.match(await start({ ...whole, assembleWith: 'None' }, { invoker: ready }).summary, {
    status: 'completed',
    ...{ records: 1, bytesIn: content.length, bytesOut: content.length },
  })
  t.same(asked, [['POST', '/invocations', 'text/csv', 'chunked', undefined]])
  t.ok((await read('a.csv.out')) === content)
  t.same(await names(), ['a.csv.out'])
})

/** Reads all, answers as it is told to, and breaks off after that if it is told so. */
function invokerOf(...tries: readonly (readonly [answer: string, error?: InferryError])[]): Invoker {
  let tried = 0
  return {
    ...predictorInvoker(forest),
    async invokeStream({ contentType, body }) {
      for await (const _ of body);
      const [answer, error] = tries[tried++] ?? ['']
      return { contentType, body: chunks(answer, error) }
    },
  }
}

async function* chunks(text: string, error: InferryError | undefined): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
  if (error !== undefined) throw error
}

t.test('a try that failed leaves nothing, and counts for nothing', async (t) => {
  const { start, read } = await jobFolder(t, forest, { 'a.csv': 'abcd' })
  const invoker = invokerOf(['a part', new InferryError('NOT_READY', 'not yet')], ['x'], ['y\n'])
  t.match(await start(whole, { invoker }).summary, {
    status: 'completed',
    records: 1,
    bytesIn: 4,
    bytesOut: 2,
  })
  t.equal(await read('a.csv.out'), 'x\n', 'a line, as it is asked for')
  await start(whole, { invoker, restart: true }).summary
  t.equal(await read('a.csv.out'), 'y\n')
})

t.test('an object that failed has no answer, and its record is not counted', async (t) => {
  const { start, names } = await jobFolder(t, forest, { 'a.csv': 'abcd', 'b.csv': 'ef' })
  const invoker = invokerOf(['part', new InferryError('INVALID_INPUT', 'no')], ['x'])
  t.match(await start({ ...whole, assembleWith: 'None' }, { invoker }).summary, {
    status: 'failed',
    objects: { done: 1, failed: 1 },
    ...{ records: 1, bytesIn: 2, bytesOut: 1 },
    errors: [{ object: 'a.csv', code: 'INVALID_INPUT' }],
  })
  t.same(await names(), ['b.csv.out'])
})
