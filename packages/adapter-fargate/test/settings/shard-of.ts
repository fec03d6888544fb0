import t from 'tap'
import { shardOf } from '../../src/settings/shard-of.ts'

t.test("what is asked for, else the array job's", (t) => {
  // Source: AWS Batch user guide, "AWS Batch job environment variables".
  const child = { AWS_BATCH_JOB_ARRAY_INDEX: '3', AWS_BATCH_JOB_ARRAY_SIZE: '20' }
  t.same(shardOf(undefined, child), { index: 3, size: 20 })
  t.same(shardOf('0/2', child), { index: 0, size: 2 }, 'what is asked for wins')
  t.equal(shardOf(undefined, {}), undefined)
  t.equal(shardOf(undefined, { AWS_BATCH_JOB_ARRAY_INDEX: '' }), undefined)
  const code = 'INVALID_CONFIGURATION'
  t.throws(() => shardOf(undefined, { AWS_BATCH_JOB_ARRAY_INDEX: '3' }), {
    code,
    message: /AWS_BATCH_JOB_ARRAY_SIZE is not set/,
  })
  t.throws(() => shardOf('2/2', {}), { code, message: /shard 2 of 2/ })
  t.throws(() => shardOf(undefined, { ...child, AWS_BATCH_JOB_ARRAY_INDEX: 'x' }), { code })
  t.end()
})
