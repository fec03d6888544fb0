import type { EndpointQuestion } from '../load/question.ts'
import type { SageMaker } from './open-clients.ts'

/** Invokes an endpoint and reads its answer; resolves to its body. Rejects with what the SDK throws. */
export async function invokeEndpoint(
  { sdk, client }: SageMaker,
  { endpointName, targetModel, body }: EndpointQuestion,
  abortSignal?: AbortSignal,
): Promise<Uint8Array> {
  const command = new sdk.InvokeEndpointCommand({
    EndpointName: endpointName,
    ContentType: 'application/json',
    Body: body,
    ...(targetModel !== undefined && { TargetModel: targetModel }),
  })
  const { Body } = await client.send(command, { ...(abortSignal !== undefined && { abortSignal }) })
  return Body ?? new Uint8Array()
}
