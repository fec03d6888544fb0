import t from 'tap'
import { embedMetrics, invocationMetrics } from '../../src/log/metrics.ts'

const runs = { rows: 3, runMs: 1.23456, waitMs: 0.5 }
const start = { bootMs: 100, openMs: 1, loadMs: 2, warmUpMs: 3 }

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
    'LoadTime',
    'WarmUpTime',
  ])
  const none = invocationMetrics(1, true, { rows: 0, runMs: 0, waitMs: 0 }, undefined)
  t.same(none, { Latency: [1, 'Milliseconds'], Errors: [1, 'Count'], ColdStart: [0, 'Count'] })
})

t.test('the embedded metric format', async (t) => {
  const line = embedMetrics(
    invocationMetrics(1.23456, false, runs, start),
    { FunctionName: 'f', Model: 'm' },
    7,
  )
  t.match(line, { FunctionName: 'f', Model: 'm', Latency: 1.235, Rows: 3, ColdStart: 1, BootTime: 100 })
  const { _aws } = line as {
    _aws: { Timestamp: number; CloudWatchMetrics: readonly Record<string, unknown>[] }
  }
  t.equal(_aws.Timestamp, 7)
  const [directive = {}] = _aws.CloudWatchMetrics
  t.same(directive['Dimensions'], [['FunctionName', 'Model']])
  for (const { Name, Unit } of directive['Metrics'] as { Name: string; Unit: string }[]) {
    t.type((line as Record<string, unknown>)[Name], 'number', `${Name} stands at the root`)
    t.ok(['Milliseconds', 'Count'].includes(Unit))
  }
})
