import { InferryError } from '@inferry/core'
import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

const csv = { 'content-type': 'text/csv' }

t.test('/ping', async (t) => {
  const model: FakeModel = {}
  const stopping = new AbortController()
  const server = doors(fakeRepository(model), { stopping: stopping.signal })
  for (const method of ['GET', 'POST'] as const) {
    const response = await server.inject({ method, url: '/ping' })
    t.equal(response.statusCode, 200)
    t.equal(response.payload, '')
  }
  model.health = { state: 'failed', reason: 'the file is damaged' }
  const failed = await server.inject('/ping')
  t.equal(failed.statusCode, 503)
  t.same(failed.json(), { error: 'sum is failed: the file is damaged', code: 'NOT_READY' })
  model.health = { state: 'ready' }
  t.equal((await server.inject('/ping')).statusCode, 200)
  stopping.abort()
  const stopped = await server.inject('/ping')
  t.equal(stopped.statusCode, 503)
  t.match(stopped.json(), { error: 'the server is stopping' })
})

t.test('/ping of a server without models', async (t) => {
  t.equal((await doors(fakeRepository()).inject('/ping')).statusCode, 200)
})

t.test('/invocations of the only model', async (t) => {
  const server = doors(fakeRepository({}))
  const response = await server.inject({
    method: 'POST',
    url: '/invocations',
    headers: csv,
    payload: '1,2\n',
  })
  t.match(response, { statusCode: 200, payload: '1,2\n', headers: csv })
})

t.test('/invocations of several models', async (t) => {
  const answer = (body: string) => () => ({ contentType: 'text/csv', body: Buffer.from(body) })
  const server = doors(
    fakeRepository({ name: 'one', answer: answer('1') }, { name: 'two', answer: answer('2') }),
  )
  const ask = (target?: string) =>
    server.inject({
      method: 'POST',
      url: '/invocations',
      headers: { ...csv, ...(target !== undefined && { 'X-Amzn-SageMaker-Target-Model': target }) },
      payload: 'x',
    })
  t.equal((await ask('one')).payload, '1')
  t.equal((await ask('two.tar.gz')).payload, '2')
  t.match(await ask('three'), { statusCode: 404 })
  const none = await ask()
  t.equal(none.statusCode, 400)
  t.match(none.json().error, /2 models \(one, two\); name one in the header X-Amzn-SageMaker-Target-Model/)
})

t.test('accept reaches the predictor, failures come back', async (t) => {
  const model: FakeModel = {}
  const server = doors(fakeRepository(model))
  const ask = (headers: Record<string, string> = csv) =>
    server.inject({ method: 'POST', url: '/invocations', headers, payload: 'x' })
  let accept: string | undefined
  model.answer = (input, options) => {
    accept = options.accept
    return input
  }
  await ask()
  t.equal(accept, undefined)
  await ask({ ...csv, accept: 'text/csv;q=0.5' })
  t.equal(accept, 'text/csv;q=0.5')
  model.answer = () => {
    throw new InferryError('OVERLOADED', 'the queue is full', { retryAfter: 2 })
  }
  const full = await ask()
  t.match(full, { statusCode: 503, headers: { 'retry-after': '2' } })
  t.same(full.json(), { error: 'the queue is full', code: 'OVERLOADED' })
})
