import { createRouter, inferenceRoutes } from '@inferry/doors'
import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { answerHttp } from '../../src/http/answer-http.ts'

const router = createRouter(inferenceRoutes({ repository: fakeRepository({}) }))
const { signal } = new AbortController()
const question = { query: '', headers: { 'content-type': 'text/csv' }, isBase64Encoded: false }

t.test('whatever becomes of it', async (t) => {
  const ask = (method: string, path: string, body?: string, isBase64Encoded = false) =>
    answerHttp(router, { ...question, method, path, body, isBase64Encoded }, signal)
  t.match(await ask('POST', '/invocations', '1,2'), {
    answer: { status: 200, model: 'sum' },
    route: { pattern: '/invocations' },
    bytesIn: 3,
  })
  t.match(await ask('GET', '/ping'), { answer: { status: 200 }, route: { quiet: true } })
  t.match(await ask('PUT', '/ping'), { answer: { status: 405 }, route: { pattern: '/ping' } })
  t.match(await ask('GET', '/nope'), { answer: { status: 404 }, route: undefined })
  t.match(await ask('POST', '/invocations', '{', true), { answer: { status: 400 }, bytesIn: 0 })
})
