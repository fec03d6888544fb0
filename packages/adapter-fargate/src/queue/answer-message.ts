import { showS3Location } from '@inferry/aws'
import { InferryError } from '@inferry/core'
import { type InputStore, mayPass, type Summary, startTransform, type TransformJob } from '@inferry/transform'
import { objectInputs } from '@inferry/transform/s3'
import { logProgress } from '../log/log-progress.ts'
import { runMetrics } from '../log/run-metrics.ts'
import { settingOf } from '../settings/transform-of.ts'
import type { QueueSettings } from '../settings/worker-settings.ts'
import { recordsInput } from '../stores/records-input.ts'
import type { WorkerContext } from '../worker-context.ts'
import type { ReceivedMessage } from './queue.ts'
import { readMessage } from './read-message.ts'

/** Does what a message asks for. Resolves when the answers are durable, with what the log shall tell. */
export type AnswerMessage = (message: ReceivedMessage, signal: AbortSignal) => Promise<object>

/**
 * Objects are answered as a job's are, with checkpoints: another worker goes on where this one was killed. An object that
 * two messages name is answered once at a time. Records in a message become an object that has its id as name.
 */
export function messageAnswerer(
  settings: Pick<QueueSettings, 'messageHolds' | 'progressSeconds'>,
  job: TransformJob,
  { invoker, model, output, logger, dimensions }: WorkerContext,
): AnswerMessage {
  const objectInput = objectInputs()
  const underWay = new Map<string, Promise<unknown>>()

  async function answer(
    input: InputStore,
    job: TransformJob,
    messageId: string,
    signal: AbortSignal,
  ): Promise<Summary> {
    let fault: InferryError | undefined
    const run = startTransform({
      ...{ job, input, output, invoker, model, signal },
      settingName: settingOf,
      onObject({ error }) {
        fault = error
      },
    })
    const end = logProgress(run, settings.progressSeconds, logger, { messageId, input: input.name })
    const summary = await run.summary.finally(end)
    signal.throwIfAborted()
    if (fault !== undefined) throw fault
    return summary
  }

  async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = underWay.get(name)
    const turn = (async () => {
      await before?.catch(() => {})
      return work()
    })()
    underWay.set(name, turn)
    try {
      return await turn
    } finally {
      if (underWay.get(name) === turn) underWay.delete(name)
    }
  }

  return async (message, signal) => {
    const { messageHolds: holds } = settings
    const { id } = message
    const task = readMessage(message, { holds, contentType: job.contentType })
    if (task.kind === 'nothing') return { reason: task.reason }
    if (task.kind === 'records') {
      const { contentType, body } = task.records
      const own = { ...job, contentType, ...(task.accept !== undefined && { accept: task.accept }) }
      const summary = await answer(recordsInput(id, body), own, id, signal)
      // A message that comes again is answered again: so many documents are not worth it.
      await output.states.remove(`${id}.out`)
      return { ...told(summary), ...runMetrics(summary, dimensions) }
    }
    const summaries: Summary[] = []
    const faults: InferryError[] = []
    for (const location of task.objects) {
      const name = showS3Location(location)
      try {
        summaries.push(await inTurn(name, () => answer(objectInput(location), job, id, signal)))
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof InferryError)) throw error
        logger.warn({ messageId: id, object: name, code: error.code, reason: error.message }, 'object failed')
        faults.push(error)
      }
    }
    // What may pass by itself before what will not: the others are done, and found so the next time.
    const [first] = faults.sort((a, b) => Number(mayPass(b)) - Number(mayPass(a)))
    if (first !== undefined) throw first
    const summary = sumOf(summaries)
    return { ...told(summary), ...runMetrics(summary, dimensions) }
  }
}

function told({ objects, records, failedRecords, bytesIn, bytesOut, errors }: Summary): object {
  return {
    ...{ objects: objects.done, doneBefore: objects.doneBefore, records, failedRecords, bytesIn, bytesOut },
    ...(errors.length > 0 && { errors }),
  }
}

function sumOf(summaries: readonly Summary[]): Summary {
  return summaries.reduce((a, b) => ({
    ...b,
    objects: {
      done: a.objects.done + b.objects.done,
      doneBefore: a.objects.doneBefore + b.objects.doneBefore,
      failed: a.objects.failed + b.objects.failed,
    },
    records: a.records + b.records,
    failedRecords: a.failedRecords + b.failedRecords,
    bytesIn: a.bytesIn + b.bytesIn,
    bytesOut: a.bytesOut + b.bytesOut,
    seconds: a.seconds + b.seconds,
    errors: [...a.errors, ...b.errors],
  }))
}
