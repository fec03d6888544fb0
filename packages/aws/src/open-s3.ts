import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3'
import { customEndpoint } from './custom-endpoint.ts'
import { lazily } from './lazily.ts'
import { silenceNodeWarning } from './silence-node-warning.ts'

/** The SDK's module, for its commands, and a client. */
export interface S3 {
  readonly sdk: typeof import('@aws-sdk/client-s3')
  readonly client: S3Client
}

/**
 * Opens S3 when it is first called, once. The SDK is loaded by then only: it costs a cold start more than all else.
 * Region, credentials and endpoint are its own to find.
 */
export function openS3(env: NodeJS.ProcessEnv = process.env, config: S3ClientConfig = {}): () => Promise<S3> {
  return lazily(async () => {
    silenceNodeWarning()
    const sdk = await import('@aws-sdk/client-s3')
    // Other endpoints seldom have a host name for each bucket.
    const client = new sdk.S3Client({ ...config, forcePathStyle: customEndpoint('S3', env) })
    return { sdk, client }
  })
}
