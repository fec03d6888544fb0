import { InferryError, toInferryError } from '@inferry/core'
import { s3Call } from './s3-call.ts'
import type { S3Folder } from './s3-folder.ts'

/**
 * Throws `INVALID_CONFIGURATION` where there is no bucket. Whatever else keeps it from being known, a missing permission
 * say, may not matter to whoever writes.
 */
export async function checkBucket(folder: S3Folder, signal?: AbortSignal): Promise<void> {
  const { bucket } = folder
  try {
    await s3Call(
      folder,
      '',
      's3:ListBucket',
      ({ client, sdk }, { Bucket }, options) => client.send(new sdk.HeadBucketCommand({ Bucket }), options),
      signal,
    )
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    if (toInferryError(thrown).code !== 'OBJECT_NOT_FOUND') return
    const message = `the output's bucket ${bucket} does not exist; make it, or write to another`
    throw new InferryError('INVALID_CONFIGURATION', message, { cause: thrown, location: { field: 'output' } })
  }
}
