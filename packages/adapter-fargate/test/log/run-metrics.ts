import t from 'tap'
import { runMetrics } from '../../src/log/run-metrics.ts'

const summary = {
  status: 'failed',
  objects: { done: 5, doneBefore: 2, failed: 1 },
  records: 10,
  failedRecords: 3,
  bytesIn: 100,
  bytesOut: 50,
  seconds: 1.5,
  recordsPerSecond: 7,
  peakMemory: 1e6,
  errors: [],
} as const

t.test('what a run is measured by', async (t) => {
  t.same(runMetrics(summary, undefined), {})
  const line = runMetrics(summary, { Job: 'j', Model: 'm' }, 7) as Record<string, unknown>
  t.match(line, {
    ...{ Job: 'j', Model: 'm', Objects: 3, FailedObjects: 1, Records: 10, FailedRecords: 3 },
    ...{ BytesIn: 100, BytesOut: 50, Duration: 1.5, PeakMemory: 1e6 },
    _aws: { Timestamp: 7, CloudWatchMetrics: [{ Namespace: 'Inferry', Dimensions: [['Job', 'Model']] }] },
  })
  const {
    CloudWatchMetrics: [directive],
  } = line['_aws'] as { CloudWatchMetrics: [{ Metrics: { Name: string }[] }] }
  for (const { Name } of directive.Metrics) t.type(line[Name], 'number', `${Name} stands at the root`)
})
