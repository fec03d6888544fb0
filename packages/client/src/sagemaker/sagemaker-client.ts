import {
  InvokeEndpointCommand,
  type InvokeEndpointCommandOutput,
  SageMakerRuntimeClient,
  type SageMakerRuntimeClientConfig,
} from '@aws-sdk/client-sagemaker-runtime'
import { InferryError, type Payload } from '@inferry/core'
import { emptyAnswer } from '../client/answer-fault.ts'
import type { Client, PredictCallOptions } from '../client/client.ts'
import { createClient } from '../client/create-client.ts'
import { sagemakerError } from './sagemaker-error.ts'

export interface SageMakerClientOptions {
  readonly endpointName: string
  /** The model that is asked unless a call names one, as `TargetModel`: its archive's key, such as `diabetes-forest.tar.gz`. */
  readonly model?: string
  /** `TargetVariant`: one variant of several; else SageMaker chooses by their weights. */
  readonly variant?: string
  /** One that the caller closes; without it one is made from `config`. */
  readonly client?: SageMakerRuntimeClient
  /** Region, credentials, `endpoint` for an emulator, `maxAttempts`, …: what the SDK finds by itself if absent. */
  readonly config?: SageMakerRuntimeClientConfig
}

/** The greatest body that an endpoint takes, bytes. A serverless one takes 4 MB. */
const longestBody = 25 * 1024 * 1024

/** A client of a SageMaker endpoint that runs our container. Retries are the SDK's own, which do not cover the container's errors. */
export function sagemakerClient(options: SageMakerClientOptions): Client {
  const { endpointName, variant } = options
  const client = options.client ?? new SageMakerRuntimeClient(options.config ?? {})
  const to = `the endpoint ${endpointName}`

  async function predict(input: Payload, call: PredictCallOptions): Promise<Payload> {
    const { accept, model = options.model, signal } = call
    if (input.body.length > longestBody) throw tooLarge(input.body.length)
    const command = new InvokeEndpointCommand({
      EndpointName: endpointName,
      ContentType: input.contentType,
      Body: input.body,
      ...(accept !== undefined && { Accept: accept }),
      ...(model !== undefined && { TargetModel: model }),
      ...(variant !== undefined && { TargetVariant: variant }),
    })
    let answer: InvokeEndpointCommandOutput
    try {
      answer = await client.send(command, signal ? { abortSignal: signal } : {})
    } catch (error) {
      throw sagemakerError(error, to, signal)
    }
    if (answer.$metadata.httpStatusCode === 204) throw emptyAnswer(to)
    return { contentType: answer.ContentType ?? '', body: answer.Body ?? new Uint8Array(0) }
  }

  return createClient({
    predict,
    async close() {
      if (options.client === undefined) client.destroy()
    },
  })
}

function tooLarge(size: number): InferryError {
  const message = `the body has ${size} bytes, SageMaker takes ${longestBody} (a serverless endpoint 4 MB); send fewer rows in a call, or the rows to a batch transform`
  return new InferryError('PAYLOAD_TOO_LARGE', message)
}
