import { InferryError, type Repository } from '@inferry/core'
import { respond } from '@inferry/doors'
import type { S3Event, SQSEvent } from 'aws-lambda'
import { askOf } from './ask.ts'
import { createDeadline, type InvocationContext } from './deadline.ts'
import { jsonRequest, jsonResult } from './direct/answer-json.ts'
import { functionError } from './direct/function-error.ts'
import { type EventKind, eventKind, fieldsOf } from './event/event-kind.ts'
import { answerHttpEvent, type EventAnswer, httpShapes } from './http/answer-event.ts'
import { logInvocation } from './log/log-invocation.ts'
import { type Logger, silent } from './log/logger.ts'
import type { Observation } from './log/observe.ts'
import { answerObjects } from './objects/answer-objects.ts'
import { type OpenDoors, openOnce } from './open-doors.ts'
import { openOutputs } from './outputs/open-outputs.ts'
import type { Outputs } from './outputs/outputs.ts'
import { answerQueue } from './queue/answer-queue.ts'
import { someModelReady } from './some-model-ready.ts'

export interface LambdaOptions {
  /** Gets one line an invocation; nothing is logged without. */
  readonly logger?: Logger
  /** What its observer saw becomes metrics. */
  readonly observation?: Observation
  /** Where the answers to messages and objects go. By the environment unless given. */
  readonly outputs?: Outputs
}

/** What Lambda calls. */
export type LambdaHandler = (event: unknown, context: InvocationContext) => Promise<unknown>

/**
 * A handler of every event that a model can answer: API Gateway (REST and HTTP APIs), function URLs, load balancers, SQS,
 * S3, and direct invokes, either of an `Envelope` or of the JSON question itself. HTTP events are always answered with a
 * status; other failures reject, so that Lambda reports or retries them.
 *
 * `open` is called by the first invocation, and again after it failed. Throws `INVALID_CONFIGURATION` for outputs that the
 * environment names wrongly.
 */
export function lambdaHandler(open: () => Promise<Repository>, options: LambdaOptions = {}): LambdaHandler {
  const { logger = silent, observation, outputs = openOutputs() } = options
  const openDoors = openOnce(open)

  async function answer(
    kind: EventKind,
    event: unknown,
    context: InvocationContext,
    signal: AbortSignal,
  ): Promise<EventAnswer> {
    switch (kind) {
      case 'json':
        return answerJson(event, openDoors, signal)
      case 'sqs': {
        // Else each message would fail by itself, unseen by the function's own count of failures.
        await someModelReady((await openDoors(signal)).repository, signal)
        const ask = askOf(openDoors, signal)
        const result = await answerQueue(event as SQSEvent, ask, outputs, logger, signal)
        const { Records: messages } = event as SQSEvent
        const failed = result.batchItemFailures.length
        return { result, invocation: { batch: { messages: messages.length, failed } } }
      }
      case 's3': {
        const ask = askOf(openDoors, signal)
        await answerObjects(event as S3Event, ask, outputs.storage, logger, signal)
        return { result: null, invocation: {} }
      }
      default:
        return answerHttpEvent(httpShapes[kind], event, openDoors, context, signal)
    }
  }

  return async (event, context) => {
    const began = performance.now()
    observation?.begin()
    const kind = eventKind(event)
    const { body } = fieldsOf(event)
    const deadline = createDeadline(context, typeof body === 'string' ? body.length : 0)
    const tell = (invocation: EventAnswer['invocation']): void => {
      const ms = performance.now() - began
      logInvocation(logger, { event: kind, requestId: context.awsRequestId, ms, ...invocation }, observation)
    }
    try {
      const { result, invocation } = await answer(kind, event, context, deadline.signal)
      tell(invocation)
      return result
    } catch (error) {
      tell({ error: error as Error })
      throw functionError(error)
    } finally {
      deadline.clear()
    }
  }
}

/** The event is the question, the result the answer, as by `/invocations`. */
async function answerJson(event: unknown, openDoors: OpenDoors, signal: AbortSignal): Promise<EventAnswer> {
  if (Array.isArray(fieldsOf(event)['Records'])) throw unknownRecords()
  const { router } = await openDoors(signal)
  const match = router('POST', '/invocations')
  if ('refusal' in match) throw new Error('/invocations is not served')
  const answer = await respond(match.handle, jsonRequest(event, signal))
  return { result: jsonResult(answer), invocation: { model: answer.model } }
}

function unknownRecords(): InferryError {
  const message = 'the event has Records, but none whose eventSource is aws:sqs or aws:s3'
  return new InferryError('MALFORMED_REQUEST', message, { location: { field: 'Records' } })
}
