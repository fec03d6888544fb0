import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime'
import { silenceNodeWarning } from '@inferry/aws'

export interface ClientOptions {
  /** What the SDK finds unless given. */
  readonly region?: string
  /** One unless given. */
  readonly connections?: number
  /** The SDK's own unless given. */
  readonly maxAttempts?: number
}

/** The SDK's module, for its commands, and a client. */
export interface Lambda {
  readonly sdk: typeof import('@aws-sdk/client-lambda')
  readonly client: LambdaClient
}

export interface SageMaker {
  readonly sdk: typeof import('@aws-sdk/client-sagemaker-runtime')
  readonly client: SageMakerRuntimeClient
}

/** Loads the SDK. Credentials, region and endpoint are its own to find. */
export async function openLambda(options: ClientOptions): Promise<Lambda> {
  silenceNodeWarning()
  const sdk = await import('@aws-sdk/client-lambda')
  const client = new sdk.LambdaClient(configOf(options))
  return { sdk, client }
}

export async function openSageMaker(options: ClientOptions): Promise<SageMaker> {
  silenceNodeWarning()
  const sdk = await import('@aws-sdk/client-sagemaker-runtime')
  const client = new sdk.SageMakerRuntimeClient(configOf(options))
  return { sdk, client }
}

function configOf({ region, connections = 1, maxAttempts }: ClientOptions) {
  const agent = { keepAlive: true, maxSockets: connections }
  return {
    requestHandler: { httpAgent: agent, httpsAgent: agent },
    ...(region !== undefined && { region }),
    ...(maxAttempts !== undefined && { maxAttempts }),
  }
}
