import t from 'tap'
import { notReady } from '../../src/answers/not-ready.ts'

t.test('503, the reason, and when to come again', async (t) => {
  const { status, headers, body } = notReady('it loads')
  t.equal(status, 503)
  t.same(headers, { 'retry-after': '1' })
  t.same(JSON.parse(Buffer.from(body ?? []).toString()), { error: 'it loads', code: 'NOT_READY' })
})
