import t from 'tap'
import { startTimer } from '../../src/environment/timer.ts'

t.test('expires unless it is stopped', async (t) => {
  const stopped = startTimer(1, () => t.fail('it was stopped'))
  t.ok(stopped.stop() >= 0)
  const expired = await new Promise<boolean>((resolve) => {
    const timer = startTimer(5, () => resolve(timer.expired))
    t.equal(timer.expired, false)
  })
  t.equal(expired, true)
  t.equal(stopped.expired, false)
})
