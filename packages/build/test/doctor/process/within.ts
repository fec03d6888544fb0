import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { within } from '../../../src/doctor/process/within.ts'

t.test('what comes in time', async (t) => {
  t.equal(await within(Promise.resolve(1), 60), 1)
  await t.rejects(within(Promise.reject(new Error('no')), 60), { message: 'no' })
})

t.test('what does not', async (t) => {
  const controller = new AbortController()
  const late = sleep(60_000, 1, { signal: controller.signal }).catch(() => 2)
  t.equal(await within(late, 0.01), undefined)
  controller.abort()
})
