import { InferryError } from '@inferry/core'
import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { answerHttpEvent, httpShapes } from '../../src/http/answer-event.ts'
import { openOnce } from '../../src/open-doors.ts'
import { contextOf, v2Event } from '../fixtures/events.ts'

const { signal } = new AbortController()
const asked = { headers: { 'content-type': 'text/csv' }, body: '1,2' }
const shape = httpShapes['api-gateway-v2']
const opened = openOnce(async () => fakeRepository({}))

t.test('the result, and what is logged of it', async (t) => {
  const { result, invocation } = await answerHttpEvent(shape, v2Event(asked), opened, contextOf(), signal)
  t.match(result, { statusCode: 200, body: '1,2', headers: { 'x-request-id': 'request-1' } })
  t.match(invocation, {
    model: 'sum',
    http: { id: 'request-1', method: 'POST', path: '/invocations', status: 200, bytesIn: 3, bytesOut: 3 },
  })
  const ping = v2Event({ method: 'GET', path: '/ping' })
  t.match((await answerHttpEvent(shape, ping, opened, contextOf(), signal)).invocation, { quiet: true })
})

t.test('every failure is an answer', async (t) => {
  const closed = openOnce(() => Promise.reject(new InferryError('INVALID_ARTIFACT', 'broken')))
  const shut = await answerHttpEvent(shape, v2Event(asked), closed, contextOf(), signal)
  t.match(shut, { result: { statusCode: 500 }, invocation: { error: { code: 'INVALID_ARTIFACT' } } })
  const malformed = { ...v2Event(asked), rawPath: 7 }
  const refused = await answerHttpEvent(shape, malformed, opened, contextOf(), signal)
  t.match(refused, { result: { statusCode: 400 }, invocation: { http: { path: '' } } })
})
