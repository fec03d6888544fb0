import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import { InferryError, type Payload } from '@inferry/core'
import { awsError } from '../aws/aws-error.ts'
import type { Client, PredictCallOptions } from '../client/client.ts'
import { createClient } from '../client/create-client.ts'
import { readAnswer } from './answer.ts'
import { lambdaCodes } from './codes.ts'
import { writeEvent } from './event.ts'
import { functionError } from './function-error.ts'

export interface LambdaClientOptions {
  /** Name, ARN, or a part of it that Lambda takes. */
  readonly functionName: string
  /** A version or an alias; the unpublished version unless given. */
  readonly qualifier?: string
  /** The model that is asked unless a call names one. A function with one model needs none. */
  readonly model?: string
  /** One that the caller closes; without it one is made from `config`. */
  readonly client?: LambdaClient
  /** Region, credentials, `endpoint` for an emulator, `maxAttempts`, …: what the SDK finds by itself if absent. */
  readonly config?: LambdaClientConfig
}

/** Lambda's limit of a synchronous request, bytes. */
const longestEvent = 6 * 1024 * 1024

/**
 * A client of a Lambda function of ours, invoked directly. Retries are the SDK's own; it does not see what the
 * function answers, so that its 503 with `retryAfter` comes through at once.
 */
export function lambdaClient(options: LambdaClientOptions): Client {
  const { functionName, qualifier } = options
  const client = options.client ?? new LambdaClient(options.config ?? {})
  const to = `the function ${functionName}`

  async function invoke(event: Uint8Array, signal: AbortSignal | undefined) {
    const command = new InvokeCommand({
      FunctionName: functionName,
      Payload: event,
      ...(qualifier !== undefined && { Qualifier: qualifier }),
    })
    try {
      return await client.send(command, signal ? { abortSignal: signal } : {})
    } catch (error) {
      throw awsError(error, lambdaCodes, to, signal)
    }
  }

  async function predict(input: Payload, call: PredictCallOptions): Promise<Payload> {
    const model = call.model ?? options.model
    const event = Buffer.from(
      JSON.stringify(writeEvent(input, { ...call, ...(model !== undefined && { model }) })),
    )
    if (event.length > longestEvent) throw tooLarge(event.length, input.body.length)
    const { FunctionError, Payload } = await invoke(event, call.signal)
    // The SDK has null for an empty body, whatever its types say.
    const returned = Payload ?? new Uint8Array(0)
    if (FunctionError !== undefined) throw functionError(returned, to)
    return readAnswer(returned, to)
  }

  return createClient({
    predict,
    async close() {
      if (options.client === undefined) client.destroy()
    },
  })
}

function tooLarge(event: number, body: number): InferryError {
  const message = `a body of ${body} bytes makes an event of ${event}, Lambda takes ${longestEvent}; send fewer rows in a call, or the rows to a batch job`
  return new InferryError('PAYLOAD_TOO_LARGE', message)
}
