import t from 'tap'
import { embedMetrics } from '../src/embed-metrics.ts'

t.test('the embedded metric format', async (t) => {
  const metrics = { Duration: [1.23456, 'Seconds'], Rows: [3, 'Count'] } as const
  const line = embedMetrics(metrics, { Job: 'j', Model: 'm' }, 7)
  t.same(line, {
    Job: 'j',
    Model: 'm',
    Duration: 1.235,
    Rows: 3,
    _aws: {
      Timestamp: 7,
      CloudWatchMetrics: [
        {
          Namespace: 'Inferry',
          Dimensions: [['Job', 'Model']],
          Metrics: [
            { Name: 'Duration', Unit: 'Seconds' },
            { Name: 'Rows', Unit: 'Count' },
          ],
        },
      ],
    },
  })
})
