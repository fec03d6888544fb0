import { once } from 'node:events'
import t from 'tap'
import { createDeadline, marginMs } from '../src/deadline.ts'
import { contextOf } from './fixtures/events.ts'

t.test('aborted before Lambda ends the run', async (t) => {
  const { signal } = createDeadline(contextOf(marginMs + 5))
  t.equal(signal.aborted, false)
  await once(signal, 'abort')
  t.match(signal.reason, { code: 'DEADLINE_EXCEEDED', message: /raise the time-out/ })
})

t.test('no time is left', async (t) => {
  const { signal, clear } = createDeadline(contextOf(marginMs))
  t.match(signal.reason, { code: 'DEADLINE_EXCEEDED' })
  clear()
})

t.test('a large body ends it earlier', async (t) => {
  const { signal } = createDeadline(contextOf(marginMs + 90), 1_000_000)
  t.match(signal.reason, { code: 'DEADLINE_EXCEEDED' })
})

t.test('cleared', async (t) => {
  const { signal, clear } = createDeadline(contextOf(marginMs + 1))
  clear()
  await new Promise((resolve) => setTimeout(resolve, 20))
  t.equal(signal.aborted, false)
  createDeadline(contextOf(2 ** 40)).clear()
})
