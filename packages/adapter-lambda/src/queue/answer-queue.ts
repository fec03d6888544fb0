import { InferryError } from '@inferry/core'
import type { S3Event, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Ask } from '../ask.ts'
import { fieldsOf } from '../event/event-kind.ts'
import type { Logger } from '../log/logger.ts'
import { answerObjects } from '../objects/answer-objects.ts'
import { sizeOfRecord } from '../objects/read-record.ts'
import { objectsVariable, queueVariable } from '../outputs/output-variables.ts'
import type { MessageOrigin, Outputs } from '../outputs/outputs.ts'
import { logFailures } from './log-failures.ts'
import { objectNotification } from './object-notification.ts'
import { readMessage } from './read-message.ts'
import { settleInOrder, settleTogether } from './settle.ts'

interface Task {
  readonly record: SQSRecord
  readonly messageId: string
  readonly notification: S3Event | 'test' | undefined
}

/**
 * Answers the messages of an event, several at once, those of a FIFO queue in their order up to the first that fails. The
 * ids of those that failed are returned, so that the queue keeps these: bad ones too, for its redrive policy to set
 * aside. A message by which S3 tells of objects is answered as `answerObjects` does.
 *
 * Rejects, with `MALFORMED_REQUEST`, only for an event of which no answer could be understood: Lambda takes the whole batch
 * as failed then. The event source mapping must have `ReportBatchItemFailures`.
 */
export async function answerQueue(
  event: SQSEvent,
  ask: Ask,
  { write, storage }: Outputs,
  log: Logger,
  signal: AbortSignal,
): Promise<SQSBatchResponse> {
  const tasks = tasksOf(event)

  async function answer({ record, notification }: Task): Promise<void> {
    if (notification === 'test') return
    if (notification !== undefined) return answerObjects(notification, ask, storage, log, signal)
    if (write === undefined) throw noOutput()
    const { input, ...options } = readMessage(record)
    await write(await ask(input, { ...options, signal }), originOf(record), signal)
  }

  const failures = tasks.some(({ record }) => isFifo(record))
    ? await settleInOrder(tasks, answer, signal)
    : await settleTogether(tasks, sizeOf, answer, signal)
  logFailures(
    failures.map(({ item, error }) => ({ messageId: item.messageId, error })),
    log,
  )
  return { batchItemFailures: failures.map(({ item }) => ({ itemIdentifier: item.messageId })) }
}

/** Without the id of every message nothing can be said of any: of an unknown id, Lambda takes all as failed. */
function tasksOf(event: SQSEvent): readonly Task[] {
  const records: unknown = event.Records
  if (!Array.isArray(records)) throw new InferryError('MALFORMED_REQUEST', 'the SQS event has no Records')
  return records.map((record: SQSRecord, index) => {
    const { messageId, body } = fieldsOf(record)
    if (typeof messageId === 'string' && messageId !== '')
      return { record, messageId, notification: objectNotification(body) }
    const message = `record ${index} of the SQS event has no messageId, so that its failure could not be told; the whole batch fails`
    throw new InferryError('MALFORMED_REQUEST', message)
  })
}

function isFifo({ eventSourceARN }: SQSRecord): boolean {
  return typeof eventSourceARN === 'string' && eventSourceARN.endsWith('.fifo')
}

/** Of what will be in memory: the objects, where S3 tells of them. */
function sizeOf({ record, notification }: Task): number {
  if (notification === 'test') return 0
  if (notification === undefined) return typeof record.body === 'string' ? record.body.length : 0
  return notification.Records.reduce((size, object) => size + sizeOfRecord(object), 0)
}

function originOf({ messageId, attributes, eventSourceARN }: SQSRecord): MessageOrigin {
  const { MessageGroupId: groupId } = fieldsOf(attributes)
  return {
    messageId,
    ...(typeof groupId === 'string' && { groupId }),
    ...(typeof eventSourceARN === 'string' && { queueArn: eventSourceARN }),
  }
}

function noOutput(): InferryError {
  const message = `there is nowhere for the answers of messages to go; set ${queueVariable} or ${objectsVariable}`
  return new InferryError('INVALID_CONFIGURATION', message)
}
