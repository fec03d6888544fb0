import { showS3Location } from '@inferry/aws'
import { InferryError } from '@inferry/core'
import type { S3Event } from 'aws-lambda'
import type { Ask } from '../ask.ts'
import type { Logger } from '../log/logger.ts'
import type { ObjectStorage } from '../outputs/outputs.ts'
import { type Failure, settleTogether } from '../queue/settle.ts'
import { nameOfRecord, readRecord, sizeOfRecord } from './read-record.ts'

interface Task {
  readonly record: unknown
  readonly index: number
}

/**
 * Answers every object that the event tells of as created, and writes each answer as an object. All are attempted; if some
 * failed, rejects with one error that names each with its reason, so that Lambda tries the event again. Answers that are
 * there already are written again then.
 */
export async function answerObjects(
  event: S3Event,
  ask: Ask,
  storage: ObjectStorage,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const records: unknown = event.Records
  if (!Array.isArray(records)) throw new InferryError('MALFORMED_REQUEST', 'the S3 event has no Records')
  const tasks = records.map((record: unknown, index): Task => ({ record, index }))

  async function answer({ record, index }: Task): Promise<void> {
    const found = readRecord(record, index)
    if ('ignored' in found) {
      log.info({ object: nameOfRecord(record, index), reason: found.ignored }, 'record ignored')
      return
    }
    const { object } = found
    const output = storage.answerTo(object)
    await storage.write(output, await ask(await storage.read(object, signal), { signal }), signal)
    log.info({ object: showS3Location(object), answer: showS3Location(output) }, 'object answered')
  }

  const failures = await settleTogether(tasks, ({ record }) => sizeOfRecord(record), answer, signal)
  if (failures.length > 0) throw objectsFault(failures, tasks.length)
}

/** Of several codes, the one with the highest status: what may pass by itself, before what never will. */
function objectsFault(failures: readonly Failure<Task>[], count: number): InferryError {
  const reasons = failures.map(
    ({ item, error }) => `${nameOfRecord(item.record, item.index)}: ${error.message}`,
  )
  const errors = failures.map(({ error }) => error)
  const { code } = errors.reduce((gravest, error) => (error.status > gravest.status ? error : gravest))
  const written =
    failures.length < count ? '; the answers of the others are written again when it is retried' : ''
  const message = `${failures.length} of the event's ${count} objects failed${written}\n${reasons.join('\n')}`
  return new InferryError(code, message, {
    cause: errors.length === 1 ? errors[0] : new AggregateError(errors),
  })
}
