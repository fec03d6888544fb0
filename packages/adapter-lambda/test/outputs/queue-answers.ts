import { sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { queueAnswers } from '../../src/outputs/queue-answers.ts'
import { freshSignal } from './fixtures/fresh-signal.ts'
import { rejection } from './fixtures/rejection.ts'
import { attributesOf, sqsServer } from './fixtures/sqs-server.ts'

const answer = { contentType: 'application/json', body: Buffer.from('[1]') }
const { signal } = new AbortController()

t.test('a message', async (t) => {
  const { url, sent } = await sqsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_SQS: url })
  const queue = 'https://sqs.eu-central-1.amazonaws.com/123456789012/answers'
  await queueAnswers(queue, process.env)(answer, { messageId: 'm-1', groupId: 'g' }, signal)
  const [message] = sent
  t.match(message, { QueueUrl: queue, MessageBody: '[1]' })
  t.same(message && attributesOf(message), {
    'content-type': 'application/json',
    'request-message-id': 'm-1',
  })
  t.equal(message?.MessageGroupId, undefined)
  t.equal(message?.MessageDeduplicationId, undefined)
})

t.test('to a FIFO queue, in the order of its question', async (t) => {
  const { url, sent } = await sqsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  const write = queueAnswers(`${url}/123456789012/answers.fifo`, process.env)
  await write(answer, { messageId: 'm-1', groupId: 'g' }, signal)
  await write(answer, { messageId: 'm-2' }, signal)
  t.match(sent, [
    { MessageGroupId: 'g', MessageDeduplicationId: 'm-1' },
    { MessageGroupId: 'm-2', MessageDeduplicationId: 'm-2' },
  ])
})

t.test('what SQS refuses, and what goes nowhere', async (t) => {
  const { url } = await sqsServer(t, ({ MessageBody }) => [400, MessageBody.slice(1, -1)])
  sdkEnvironment(t, { AWS_ENDPOINT_URL_SQS: url })
  const queue = `${url}/123456789012/answers`
  for (const [name, code] of [
    ['QueueDoesNotExist', 'INVALID_CONFIGURATION'],
    ['RequestThrottled', 'OVERLOADED'],
  ] as const) {
    const body = Buffer.from(`"${name}"`)
    const fault = await rejection(
      queueAnswers(queue, process.env)({ ...answer, body }, { messageId: 'm' }, signal),
    )
    t.equal(fault.code, code)
    t.equal(fault.message, `sqs:SendMessage on ${queue} failed: ${name} it is (${name})`)
  }
  process.env['AWS_ENDPOINT_URL_SQS'] = 'http://127.0.0.1:1'
  t.equal(
    (await rejection(queueAnswers(queue, process.env)(answer, { messageId: 'm' }, signal))).code,
    'STORAGE_FAILED',
  )
})

t.test('the deadline ends a call that hangs', async (t) => {
  const { signal, abort } = freshSignal()
  const { url, sent } = await sqsServer(t, () => {
    abort()
    return 'silence'
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_SQS: url })
  const fault = await rejection(queueAnswers(`${url}/1/q`, process.env)(answer, { messageId: 'm' }, signal))
  t.equal(fault.code, 'DEADLINE_EXCEEDED')
  t.same(sent, [])
})

t.test('the queue of the questions gets no answers', async (t) => {
  const { url, sent } = await sqsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_SQS: url })
  const queueArn = 'arn:aws:sqs:eu-central-1:123456789012:q'
  const cases = [
    [`${url}/123456789012/q`, true],
    ['https://sqs.eu-central-1.amazonaws.com/123456789012/q', true],
    ['https://sqs.eu-west-1.amazonaws.com/123456789012/q', false],
    [`${url}/123456789012/q2`, false],
    [`${url}/123456789013/q`, false],
  ] as const
  for (const [queue, refused] of cases) {
    const written = queueAnswers(queue, process.env)(answer, { messageId: 'm', queueArn }, signal)
    if (!refused) await written
    else
      t.match(await rejection(written), {
        code: 'INVALID_CONFIGURATION',
        message: /queue that the questions come from/,
      })
  }
  t.equal(sent.length, 3)
})
