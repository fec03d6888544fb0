import t from 'tap'
import { answerError } from '../../src/errors/answer-error.ts'

const from = 'http://h/invocations'
const failed = (status: number, body: string, headers = {}) =>
  answerError({ from, status, headers, body: Buffer.from(body) })

t.test("a door's own error", async (t) => {
  const body = JSON.stringify({ error: 'the queue is full', code: 'OVERLOADED', location: { row: 1 } })
  const error = failed(503, body, { 'retry-after': '2', 'x-request-id': 'abc' })
  t.match(error, {
    code: 'OVERLOADED',
    message: 'the queue is full',
    location: { row: 1 },
    retryAfter: 2,
    status: 503,
  })
  t.equal((error.cause as Error).message, 'http://h/invocations answered 503 (x-request-id abc)')
})

t.test('507 is a lack of memory, unless the door says that it is another', async (t) => {
  t.equal(failed(507, '').code, 'INSUFFICIENT_MEMORY')
  t.equal(failed(507, JSON.stringify({ error: 'full', code: 'STORAGE_FULL' })).code, 'STORAGE_FULL')
})

t.test('a code that core lacks is the nearest by status', async (t) => {
  const error = failed(405, JSON.stringify({ error: 'no GET', code: 'METHOD_NOT_ALLOWED' }))
  t.match(error, { code: 'MALFORMED_REQUEST', message: 'no GET' })
  t.equal(error.location, undefined)
  t.equal(error.retryAfter, undefined)
})

t.test("others' answers are shown, cut and on one line", async (t) => {
  t.match(failed(502, '<html>\n  <b>Bad Gateway</b>'), {
    code: 'NOT_READY',
    message: 'http://h/invocations answered 502: <html> <b>Bad Gateway</b>',
  })
  t.equal(failed(500, ' \n').message, 'http://h/invocations answered 500')
  t.match(failed(500, 'x'.repeat(1e6)).message, /^.{26} answered 500: x{300}…$|: x{300}…$/)
})
