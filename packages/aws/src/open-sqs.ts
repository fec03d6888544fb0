import type { SQSClient } from '@aws-sdk/client-sqs'
import { customEndpoint } from './custom-endpoint.ts'
import { lazily } from './lazily.ts'
import { silenceNodeWarning } from './silence-node-warning.ts'

/** The SDK's module, for its commands, and a client. */
export interface Sqs {
  readonly sdk: typeof import('@aws-sdk/client-sqs')
  readonly client: SQSClient
}

/** Opens SQS when it is first called, once, as {@link import('./open-s3.ts').openS3} does S3. */
export function openSqs(env: NodeJS.ProcessEnv = process.env): () => Promise<Sqs> {
  return lazily(async () => {
    silenceNodeWarning()
    const sdk = await import('@aws-sdk/client-sqs')
    // Another endpoint may know the queue by a host name that does not lead there from here.
    const client = new sdk.SQSClient({ useQueueUrlAsEndpoint: !customEndpoint('SQS', env) })
    return { sdk, client }
  })
}
