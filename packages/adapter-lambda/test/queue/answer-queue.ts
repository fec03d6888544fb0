import { createPredictor, InferryError, openArtifact } from '@inferry/core'
import { trees } from '@inferry/engine-trees'
import { exampleModels } from '@inferry/testing'
import { sdkEnvironment } from '@inferry/testing/aws'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import t from 'tap'
import type { Ask, AskOptions } from '../../src/ask.ts'
import { openOutputs } from '../../src/outputs/open-outputs.ts'
import type { WriteAnswer } from '../../src/outputs/outputs.ts'
import { answerQueue } from '../../src/queue/answer-queue.ts'
import { s3Record } from '../objects/fixtures/s3-event.ts'
import { freshSignal } from '../outputs/fixtures/fresh-signal.ts'
import type { Teardown } from '../outputs/fixtures/listen.ts'
import { recordingLog } from '../outputs/fixtures/recording-log.ts'
import { rejection } from '../outputs/fixtures/rejection.ts'
import { s3Server } from '../outputs/fixtures/s3-server.ts'
import { attributesOf, type Refuse, sqsServer } from '../outputs/fixtures/sqs-server.ts'
import { sqsRecord } from './fixtures/sqs-event.ts'

const { signal } = new AbortController()

/** Answers in capitals; refuses what says `bad`. */
const shout: Ask = async ({ body }) => {
  const text = Buffer.from(body).toString()
  if (text.includes('bad')) throw new InferryError('INVALID_INPUT', `row 0: ${text}`)
  return { contentType: 'text/csv', body: Buffer.from(text.toUpperCase()) }
}

async function queue(t: Teardown, refuse?: Refuse, name = 'answers') {
  const { url, sent } = await sqsServer(t, refuse)
  sdkEnvironment(t, {
    AWS_ENDPOINT_URL_SQS: url,
    INFERRY_OUTPUT_QUEUE_URL: `https://sqs.us-east-2.amazonaws.com/123456789012/${name}`,
  })
  return { sent, outputs: openOutputs(), log: recordingLog() }
}

const messages = (...bodies: string[]): SQSRecord[] =>
  bodies.map((body, at) => sqsRecord({ messageId: `m-${at}`, body }))

const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
})

t.test('questions in, answers out', async (t) => {
  const { sent, outputs, log } = await queue(t)
  const asked: AskOptions[] = []
  const ask: Ask = (input, options) => {
    asked.push({ ...options })
    return shout(input, options)
  }
  const attributes = { 'content-type': 'text/csv', accept: 'text/csv', 'target-model': 'm' }
  const event: SQSEvent = {
    Records: [sqsRecord({ messageId: 'm-0', body: 'a', attributes }), ...messages('x', 'b').slice(1)],
  }
  t.same(await answerQueue(event, ask, outputs, log, signal), failed())
  t.same(asked, [{ accept: 'text/csv', model: 'm', signal }, { signal }])
  const answers = sent.map((message) => [attributesOf(message)['request-message-id'], message.MessageBody])
  t.same(Object.fromEntries(answers), { 'm-0': 'A', 'm-1': 'B' })
  t.same(log.lines, [])
})

t.test("a model's answers to messages are those to requests, from joined runs", async (t) => {
  const { sent, outputs, log } = await queue(t)
  const path = exampleModels().find((model) => model.endsWith('diabetes-forest')) as string
  const artifact = await openArtifact(path)
  const runs: number[] = []
  const observer = { run: ({ requests }: { readonly requests: number }) => void runs.push(requests) }
  const predictor = createPredictor(artifact, { engines: [trees()], observer })
  t.teardown(async () => {
    await predictor.close()
    await artifact.close()
  })
  const width = predictor.manifest.inputs[0]?.columns?.length ?? predictor.manifest.inputs.length
  const rows = Array.from({ length: 50 }, (_, at) => Array.from({ length: width }, () => at / 1000).join())
  const records = rows.map((body, at) =>
    sqsRecord({ messageId: `m-${at}`, body, attributes: { 'content-type': 'text/csv' } }),
  )
  const ask: Ask = (input, options) => predictor.predict(input, options)
  t.same(await answerQueue({ Records: records }, ask, outputs, log, signal), failed())
  t.ok(Math.max(...runs) > 1, `requests of the runs: ${runs}`)
  const answers = new Map(
    sent.map((message) => [attributesOf(message)['request-message-id'], message.MessageBody]),
  )
  for (const [at, row] of rows.entries()) {
    const { body } = await predictor.predict({ contentType: 'text/csv', body: Buffer.from(row) })
    t.equal(answers.get(`m-${at}`), Buffer.from(body).toString())
  }
})

t.test('those that fail are returned, the others are not', async (t) => {
  const { sent, outputs, log } = await queue(t, ({ MessageBody }) =>
    MessageBody === 'LOST' ? [500, 'InternalError'] : undefined,
  )
  const { body: _, ...bodiless } = sqsRecord({ messageId: 'm-5' })
  const crooked = sqsRecord({ messageId: 'm-6', attributes: { 'content-transfer-encoding': 'rot13' } })
  const records = [
    ...messages('a', 'bad', 'lost', 'b', 'x'.repeat(1024 * 1024)),
    bodiless as SQSRecord,
    crooked,
  ]
  t.same(
    await answerQueue({ Records: records }, shout, outputs, log, signal),
    failed('m-1', 'm-2', 'm-4', 'm-5', 'm-6'),
  )
  t.same(sent.map(({ MessageBody }) => MessageBody).sort(), ['A', 'B'])
  t.match(log.lines, [
    [
      'warn',
      'messages failed',
      { messageIds: ['m-1'], code: 'INVALID_INPUT', reason: 'row 0: bad', permanent: true },
    ],
    ['warn', 'messages failed', { messageIds: ['m-2'], code: 'STORAGE_FAILED', permanent: false }],
    [
      'warn',
      'messages failed',
      { messageIds: ['m-4'], code: 'PAYLOAD_TOO_LARGE', reason: /INFERRY_OUTPUT_S3/ },
    ],
    ['warn', 'messages failed', { messageIds: ['m-5'], reason: 'the message has no body' }],
    ['warn', 'messages failed', { messageIds: ['m-6'], reason: /rot13/ }],
  ])
})

t.test('a FIFO queue is answered in order, up to the first that fails', async (t) => {
  const { sent, outputs, log } = await queue(t, undefined, 'answers.fifo')
  const records = ['a', 'b', 'bad', 'c'].map((body, at) =>
    sqsRecord({ messageId: `m-${at}`, body, queue: 'questions.fifo', groupId: `g-${at % 2}` }),
  )
  t.same(await answerQueue({ Records: records }, shout, outputs, log, signal), failed('m-2', 'm-3'))
  t.match(sent, [
    { MessageBody: 'A', MessageGroupId: 'g-0', MessageDeduplicationId: 'm-0' },
    { MessageBody: 'B', MessageGroupId: 'g-1', MessageDeduplicationId: 'm-1' },
  ])
  t.match(log.lines, [
    ['warn', 'messages failed', { messageIds: ['m-2'], permanent: true }],
    [
      'warn',
      'messages failed',
      { messageIds: ['m-3'], reason: 'one before it in the queue failed', permanent: false },
    ],
  ])
})

t.test('an answer that nobody gets is not given', async (t) => {
  const log = recordingLog()
  const ask: Ask = async () => t.fail('asked') as never
  const answered = await answerQueue({ Records: messages('a', 'b') }, ask, openOutputs({}), log, signal)
  t.same(answered, failed('m-0', 'm-1'))
  t.match(log.lines, [
    [
      'error',
      'messages failed',
      {
        messageIds: ['m-0', 'm-1'],
        code: 'INVALID_CONFIGURATION',
        reason: /nowhere.*INFERRY_OUTPUT_QUEUE_URL or INFERRY_OUTPUT_S3$/,
      },
    ],
  ])
})

t.test('answers to the queue of the questions are not sent', async (t) => {
  const { sent, outputs, log } = await queue(t, undefined, 'my-queue')
  t.same(await answerQueue({ Records: messages('a') }, shout, outputs, log, signal), failed('m-0'))
  t.same(sent, [])
})

t.test('what is not finished at the deadline is returned', async (t) => {
  for (const name of ['questions', 'questions.fifo']) {
    await t.test(name, async (t) => {
      const { signal, abort } = freshSignal()
      const refuse: Refuse = ({ MessageBody }) => (MessageBody === 'SLOW' ? 'silence' : undefined)
      const { outputs, log } = await queue(t, refuse)
      const write: WriteAnswer = async (...answer) => {
        await outputs.write?.(...answer)
        setImmediate(abort)
      }
      const records = messages('a', 'slow', 'never').map((record) => ({
        ...record,
        eventSourceARN: `arn:aws:sqs:us-east-2:123456789012:${name}`,
      }))
      const ask: Ask = (input, options) =>
        Buffer.from(input.body).toString() === 'never' ? new Promise(() => {}) : shout(input, options)
      t.same(
        await answerQueue({ Records: records }, ask, { ...outputs, write }, log, signal),
        failed('m-1', 'm-2'),
      )
      t.match(log.lines, [
        ['warn', 'messages failed', { messageIds: ['m-1', 'm-2'], code: 'DEADLINE_EXCEEDED' }],
      ])
    })
  }
})

t.test('what S3 tells by messages', async (t) => {
  const { url, objects } = await s3Server(t, { 'b/1.csv': { body: 'one' }, 'b/2.csv': { body: 'bad' } })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  const log = recordingLog()
  const told = (key: string) => JSON.stringify({ Records: [s3Record({ key })] })
  const test = '{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"b"}'
  const event = { Records: messages(told('1.csv'), test, told('2.csv'), told('1.csv.out')) }
  t.same(await answerQueue(event, shout, openOutputs(), log, signal), failed('m-2'))
  t.equal(objects.get('b/1.csv.out')?.body.toString(), 'ONE')
  t.match(
    log.lines.filter(([level]) => level !== 'info'),
    [['warn', 'messages failed', { messageIds: ['m-2'], reason: /s3:\/\/b\/2.csv: row 0: bad/ }]],
  )
})

t.test('an event of which nothing can be said fails as a whole', async (t) => {
  const { messageId: _, ...nameless } = sqsRecord()
  const ask: Ask = async () => t.fail('asked') as never
  for (const [event, message] of [
    [{}, /^the SQS event has no Records$/],
    [{ Records: 'x' }, /no Records/],
    [{ Records: [sqsRecord(), nameless] }, /^record 1 of the SQS event has no messageId.*whole batch fails$/],
    [{ Records: [{ ...nameless, messageId: '' }] }, /^record 0 /],
    [{ Records: [null] }, /^record 0 /],
  ] as const) {
    const answered = answerQueue(event as unknown as SQSEvent, ask, openOutputs({}), recordingLog(), signal)
    t.match(await rejection(answered), { code: 'MALFORMED_REQUEST', message })
  }
  t.same(await answerQueue({ Records: [] }, ask, openOutputs({}), recordingLog(), signal), failed())
})
