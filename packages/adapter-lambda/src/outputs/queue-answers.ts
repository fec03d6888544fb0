import { awsFault, openSqs } from '@inferry/aws'
import { InferryError } from '@inferry/core'
import { answerMessage } from './answer-message.ts'
import { queueVariable } from './output-variables.ts'
import type { MessageOrigin, WriteAnswer } from './outputs.ts'

/** Answers as messages to the queue with this URL. Its ending `.fifo` tells a FIFO queue, as SQS has it. */
export function queueAnswers(url: string, env: NodeJS.ProcessEnv): WriteAnswer {
  const fifo = url.endsWith('.fifo')
  const open = openSqs(env)
  return async (answer, message, signal) => {
    refuseOwnQueue(url, message)
    const { body, attributes } = answerMessage(answer, message)
    try {
      const { client, sdk } = await open()
      const command = new sdk.SendMessageCommand({
        QueueUrl: url,
        MessageBody: body,
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [
            name,
            { DataType: 'String', StringValue },
          ]),
        ),
        ...(fifo && {
          // A question without a group is in no order with others: it is a group of its own.
          MessageGroupId: message.groupId ?? message.messageId,
          MessageDeduplicationId: message.messageId,
        }),
      })
      await client.send(command, { abortSignal: signal })
    } catch (error) {
      throw awsFault(error, { action: 'sqs:SendMessage', target: url, signal })
    }
  }
}

/** An answer sent to the queue of the questions would be the next question, without an end. */
function refuseOwnQueue(url: string, { queueArn = '' }: MessageOrigin): void {
  const [, , , region = '', account, name] = queueArn.split(':')
  const { hostname, pathname } = new URL(url)
  const elsewhere = hostname.includes('.amazonaws.') && !hostname.includes(region)
  if (pathname !== `/${account}/${name}` || elsewhere) return
  const reason = `${queueVariable} is the queue that the questions come from; answers need one of their own`
  throw new InferryError('INVALID_CONFIGURATION', reason, { location: { field: queueVariable } })
}
