import t from 'tap'
import { answerOf, eventOf } from '../../../src/doctor/lambda/event.ts'

t.test('the envelope there and back', async (t) => {
  t.same(JSON.parse(eventOf('body')), {
    path: '/invocations',
    headers: { 'content-type': 'application/json' },
    body: 'body',
  })
  t.same(answerOf({ payload: '{"statusCode": 200, "body": "x"}' }), { status: 200, body: 'x' })
  for (const payload of ['', 'null', '{"statusCode": "200"}'])
    t.same(answerOf({ payload }), { status: 0, body: payload })
})
