import t from 'tap'
import { invocationMetrics } from '../../src/log/metrics.ts'

const runs = { rows: 3, runMs: 1.23456, waitMs: 0.5 }
const start = { startedAt: 0, runtimeMs: 60, codeMs: 40, openMs: 1, readMs: 1, loadMs: 2, warmUpMs: 3 }

t.test('what is measured', async (t) => {
  t.same(Object.keys(invocationMetrics(1, false, runs, start)), [
    'Latency',
    'Errors',
    'Rows',
    'RunTime',
    'QueueTime',
    'ColdStart',
    'BootTime',
    'OpenTime',
    'ReadTime',
    'LoadTime',
    'WarmUpTime',
  ])
  t.same(invocationMetrics(1, false, runs, start)['BootTime'], [100, 'Milliseconds'])
  const none = invocationMetrics(1, true, { rows: 0, runMs: 0, waitMs: 0 }, undefined)
  t.same(none, { Latency: [1, 'Milliseconds'], Errors: [1, 'Count'], ColdStart: [0, 'Count'] })
})
