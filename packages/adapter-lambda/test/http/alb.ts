import t from 'tap'
import { alb } from '../../src/http/alb.ts'
import { albEvent } from '../fixtures/events.ts'

const result = { statusCode: 404, headers: { 'content-type': 'text/csv' }, body: 'x', isBase64Encoded: false }

t.test('incoming, in both forms', async (t) => {
  for (const several of [false, true]) {
    const event = albEvent({ several, headers: { accept: 'text/csv' }, body: '1' })
    t.same(alb.incoming(event), {
      method: 'POST',
      path: '/invocations',
      query: '',
      headers: { accept: 'text/csv' },
      body: '1',
      isBase64Encoded: false,
    })
  }
})

t.test('its query comes as it was sent', async (t) => {
  t.equal(alb.incoming({ ...albEvent({}), queryStringParameters: { a: 'x%20y' } }).query, 'a=x%20y')
})

t.test('outgoing, in the form of the question', async (t) => {
  t.same(alb.outgoing(result, albEvent({})), { ...result, statusDescription: '404 Not Found' })
  const { headers: _, ...rest } = result
  t.same(alb.outgoing(result, albEvent({ several: true })), {
    ...rest,
    statusDescription: '404 Not Found',
    multiValueHeaders: { 'content-type': ['text/csv'] },
  })
  t.match(alb.outgoing({ ...result, statusCode: 499 }, albEvent({})), { statusDescription: '499' })
})
