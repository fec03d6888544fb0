import type { MessageAttributeValue } from '@aws-sdk/client-sqs'
import { awsFault, openSqs } from '@inferry/aws'

/** A message as it was received. */
export interface ReceivedMessage {
  readonly id: string
  readonly body: string
  readonly attributes: Readonly<Record<string, MessageAttribute>>
  /** Of this receipt: what it is deleted and hidden by. */
  readonly receipt: string
  /** How often it was received, this time included. */
  readonly receives: number
}

export interface MessageAttribute {
  /** SQS's data type, such as `String`. */
  readonly type: string
  readonly text: string | undefined
}

/** A queue of SQS. What it rejects with is an `InferryError`. */
export interface Queue {
  readonly url: string
  /** Keeps the messages of a group in order. */
  readonly ordered: boolean
  /** Whether messages that fail again and again are set aside. */
  redrives(): Promise<boolean>
  /** Hidden from others for the visibility time-out. */
  receive(most: number, waitSeconds: number, signal: AbortSignal): Promise<readonly ReceivedMessage[]>
  remove(message: ReceivedMessage): Promise<void>
  /** From now on, for so many seconds; 0 gives it back. */
  hide(message: ReceivedMessage, seconds: number): Promise<void>
}

/** Beyond what a poll waits for. Milliseconds. */
const answerMs = 15_000

export function sqsQueue(
  url: string,
  visibilitySeconds: number,
  env: NodeJS.ProcessEnv = process.env,
): Queue {
  const open = openSqs(env)
  const at = { QueueUrl: url }
  const within = (ms: number) => ({ requestTimeout: ms })
  return {
    url,
    // SQS has these names for FIFO queues alone.
    ordered: url.endsWith('.fifo'),

    async redrives() {
      try {
        const { client, sdk } = await open()
        const command = new sdk.GetQueueAttributesCommand({ ...at, AttributeNames: ['RedrivePolicy'] })
        const { Attributes: attributes } = await client.send(command, within(answerMs))
        return Boolean(attributes?.['RedrivePolicy'])
      } catch (error) {
        throw awsFault(error, { action: 'sqs:GetQueueAttributes', target: url })
      }
    },

    async receive(most, waitSeconds, signal) {
      try {
        const { client, sdk } = await open()
        const command = new sdk.ReceiveMessageCommand({
          ...at,
          MaxNumberOfMessages: most,
          WaitTimeSeconds: waitSeconds,
          VisibilityTimeout: visibilitySeconds,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        })
        const options = { abortSignal: signal, ...within(waitSeconds * 1000 + answerMs) }
        const { Messages: messages = [] } = await client.send(command, options)
        return messages.map(({ MessageId, Body, ReceiptHandle, MessageAttributes, Attributes }) => ({
          id: MessageId as string,
          body: Body ?? '',
          attributes: attributesOf(MessageAttributes ?? {}),
          receipt: ReceiptHandle as string,
          receives: Number(Attributes?.ApproximateReceiveCount ?? 1),
        }))
      } catch (error) {
        throw awsFault(error, { action: 'sqs:ReceiveMessage', target: url, signal })
      }
    },

    async remove({ receipt }) {
      try {
        const { client, sdk } = await open()
        await client.send(new sdk.DeleteMessageCommand({ ...at, ReceiptHandle: receipt }), within(answerMs))
      } catch (error) {
        throw awsFault(error, { action: 'sqs:DeleteMessage', target: url })
      }
    },

    async hide({ receipt }, seconds) {
      try {
        const { client, sdk } = await open()
        const command = new sdk.ChangeMessageVisibilityCommand({
          ...at,
          ReceiptHandle: receipt,
          VisibilityTimeout: seconds,
        })
        await client.send(command, within(answerMs))
      } catch (error) {
        throw awsFault(error, { action: 'sqs:ChangeMessageVisibility', target: url })
      }
    },
  }
}

function attributesOf(
  attributes: Readonly<Record<string, MessageAttributeValue>>,
): Readonly<Record<string, MessageAttribute>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue }]) => [
      name,
      { type: DataType ?? '', text: StringValue },
    ]),
  )
}
