import { InferryError } from '@inferry/core'
import { checkShard, type Shard } from '@inferry/transform'
import type { Environment } from './read-values.ts'

/**
 * What was asked for, or what AWS Batch tells each child of an array job.
 *
 * Source: "AWS Batch job environment variables", AWS Batch user guide.
 */
export function shardOf(asked: string | undefined, env: Environment): Shard | undefined {
  if (asked !== undefined) {
    const [index, size] = asked.split('/').map(Number) as [number, number]
    return checkShard({ index, size })
  }
  const { AWS_BATCH_JOB_ARRAY_INDEX: index, AWS_BATCH_JOB_ARRAY_SIZE: size } = env
  if (index === undefined || index === '') return undefined
  if (size === undefined || size === '')
    throw new InferryError(
      'INVALID_CONFIGURATION',
      `AWS_BATCH_JOB_ARRAY_INDEX is ${index}, but AWS_BATCH_JOB_ARRAY_SIZE is not set: set INFERRY_SHARD, such as ${index}/20`,
    )
  return checkShard({ index: Number(index), size: Number(size) })
}
