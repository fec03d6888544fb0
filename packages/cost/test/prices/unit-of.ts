import t from 'tap'
import { unitOf } from '../../src/prices/unit-of.ts'

t.test('names that bills ask for', async (t) => {
  t.equal(unitOf('lambda.x64.duration'), 'GB-second')
  t.equal(unitOf('sagemaker-endpoint.ml.t2.medium'), 'instance-hour')
  t.equal(unitOf('batch-transform.ml.m5.large'), 'instance-hour')
  for (const name of [
    '',
    'lambda',
    'toString',
    'sagemaker-endpoint',
    'sagemaker-endpoint.t2.medium',
    'ml.t2.medium',
  ])
    t.equal(unitOf(name), undefined, name)
})
