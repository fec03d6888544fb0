import { once } from 'node:events'
import t from 'tap'
import { cpuShare, createDeadline, marginMs } from '../src/deadline.ts'
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

t.test('a function of little memory reads slowly', async (t) => {
  t.equal(cpuShare('128').toFixed(3), '0.072')
  for (const memory of ['1769', '10240', undefined, '', 'x']) t.equal(cpuShare(memory), 1, String(memory))
  const ms = marginMs + 1000
  t.equal(createDeadline(contextOf(ms), 1_000_000, 1).signal.aborted, false)
  t.equal(createDeadline(contextOf(ms), 1_000_000, cpuShare('128')).signal.aborted, true)
})

t.test('cleared', async (t) => {
  const { signal, clear } = createDeadline(contextOf(marginMs + 1))
  clear()
  await new Promise((resolve) => setTimeout(resolve, 20))
  t.equal(signal.aborted, false)
  createDeadline(contextOf(2 ** 40)).clear()
})
