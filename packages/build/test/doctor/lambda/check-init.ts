import t from 'tap'
import { checkInit } from '../../../src/doctor/lambda/check-init.ts'

t.test('what the log tells of init', async (t) => {
  const report = 'REPORT RequestId: x\tDuration: 1.00 ms\tInit Duration: 704.45 ms\t\n'
  t.same(checkInit(report), { state: 'ok', note: '0.7 s of 10' })
  const late = 'INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout\t\n'
  t.match(checkInit(late), { state: 'failed', reason: /^init took more than the 10 s that Lambda gives it/ })
  const bad =
    'INIT_REPORT Init Duration: 12.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.OutOfMemory\t\n'
  t.same(checkInit(bad), {
    state: 'failed',
    reason: 'init failed with Runtime.OutOfMemory, and was done again by the first call',
  })
  t.match(checkInit(''), { state: 'failed', reason: /^the log has no REPORT line/ })
})
