import t from 'tap'
import { type EventKind, eventKind, fieldsOf } from '../../src/event/event-kind.ts'
import { albEvent, v1Event, v2Event } from '../fixtures/events.ts'

const cases: readonly [EventKind, unknown][] = [
  ['api-gateway-v1', v1Event({})],
  ['api-gateway-v2', v2Event({})],
  ['alb', albEvent({})],
  ['envelope', { body: '1,2' }],
  ['envelope', { body: '', path: '/ping' }],
  ['sqs', { Records: [{ eventSource: 'aws:sqs' }] }],
  ['s3', { Records: [{ eventSource: 'aws:s3' }] }],
  ['sqs', { Records: [null, 7, { eventSource: 'aws:sqs' }] }],
  ['json', { instances: [[1]] }],
  ['json', [[1]]],
  ['json', { Records: [] }],
  ['json', { Records: [{ eventSource: 'aws:kinesis' }] }],
  ['json', { body: 7 }],
  ['json', 'text'],
  ['json', null],
  ['json', undefined],
]

t.test('by what only its events have', async (t) => {
  for (const [kind, event] of cases) t.equal(eventKind(event), kind, JSON.stringify(event)?.slice(0, 60))
})

t.test('fields of anything', async (t) => {
  t.same(fieldsOf({ a: 1 }), { a: 1 })
  for (const value of [null, undefined, 7, 'text']) t.same(fieldsOf(value), {})
})
