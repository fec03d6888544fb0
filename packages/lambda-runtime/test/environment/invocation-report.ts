import t from 'tap'
import { formatInitReport, formatReport } from '../../src/environment/invocation-report.ts'

const report = {
  requestId: 'id',
  durationMilliseconds: 3.2,
  billedMilliseconds: 136,
  memoryMegabytes: 128,
  maxMemoryMegabytes: 70,
  enforced: { memory: 'none', cpu: 'none' },
} as const

t.test('REPORT', async (t) => {
  const line =
    'REPORT RequestId: id\tDuration: 3.20 ms\tBilled Duration: 136 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\t'
  t.equal(formatReport(report), line)
  t.equal(formatReport({ ...report, initMilliseconds: 132 }), `${line}Init Duration: 132.00 ms\t`)
  t.equal(formatReport({ ...report, status: 'timeout' }), `${line}Status: timeout\t`)
  const failed = { ...report, status: 'error', errorType: 'Runtime.ExitError' } as const
  t.equal(formatReport(failed), `${line}Status: error\tError Type: Runtime.ExitError\t`)
})

t.test('INIT_REPORT', async (t) => {
  t.equal(
    formatInitReport(10000, 'init', 'timeout'),
    'INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout\t',
  )
  t.equal(
    formatInitReport(1.005, 'invoke', 'error', 'Runtime.ExitError'),
    'INIT_REPORT Init Duration: 1.00 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.ExitError\t',
  )
})
