import { InferryError } from '@inferry/core'
import t from 'tap'
import { type HandleOptions, handleMessage } from '../../src/queue/handle-message.ts'
import { type ReceivedMessage, sqsQueue } from '../../src/queue/queue.ts'
import { fakeAws } from '../fixtures/aws.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

const never = new AbortController().signal

t.test('what becomes of a message', async (t) => {
  const aws = await fakeAws(t)
  const dead = await aws.queue('dead')
  const url = await aws.queue('q', { url: dead, after: 5 })
  const queue = sqsQueue(url, 60)
  const options = (
    answer: HandleOptions['answer'],
    cut = never,
  ): HandleOptions & { logger: ReturnType<typeof recordingLog> } => ({
    ...{ queue, answer, cut, visibilitySeconds: 60, retryDelaySeconds: 30, redrives: true },
    logger: recordingLog(),
  })
  const received = async () => {
    const [message] = await queue.receive(1, 0, never)
    return message as ReceivedMessage
  }
  await aws.send(url, 'm')

  // Bad for good, and the queue sets such aside: at once again.
  const bad = options(async () => {
    throw new InferryError('INVALID_INPUT', 'row 3 is bad')
  })
  await handleMessage(await received(), bad)
  t.match(bad.logger.lines, [
    {
      level: 'error',
      message: 'message failed',
      line: { receives: 1, code: 'INVALID_INPUT', permanent: true, retryInSeconds: 0 },
    },
  ])

  // Cut: given back at once.
  const cut = new AbortController()
  const stopped = options(
    (_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    cut.signal,
  )
  const handling = handleMessage(await received(), stopped)
  cut.abort(new Error('stop'))
  await handling
  t.match(stopped.logger.lines, [{ level: 'info', message: 'message given back', line: { receives: 2 } }])

  // Answered: removed.
  const good = options(async ({ body }) => ({ records: body.length }))
  await handleMessage(await received(), good)
  t.match(good.logger.lines, [{ level: 'info', message: 'message done', line: { receives: 3, records: 1 } }])
  t.equal(await aws.count(url), 0)

  // What may pass: later, and later still; without a redrive policy, bad ones too.
  await aws.send(url, 'm')
  const message = await received()
  const delays = async (code: 'STORAGE_FAILED' | 'INVALID_INPUT', receives: number, redrives: boolean) => {
    const failing = { ...options(async () => Promise.reject(new InferryError(code, 'x'))), redrives }
    await handleMessage({ ...message, receives }, failing)
    return failing.logger.of('message failed')[0]?.['retryInSeconds']
  }
  t.equal(await delays('STORAGE_FAILED', 1, true), 30)
  t.equal(await delays('STORAGE_FAILED', 3, true), 120)
  t.equal(await delays('STORAGE_FAILED', 99, true), 900)
  t.equal(await delays('INVALID_INPUT', 1, false), 30)
  t.same(await aws.take(url), [], 'it is hidden')
  t.equal(await aws.count(url), 1, 'and there')

  // Answered, but the queue is gone: told, and no more.
  const gone = options(async () => ({}))
  await handleMessage(message, { ...gone, queue: sqsQueue(`${aws.url}/000000000000/none`, 60) })
  t.match(gone.logger.lines, [{ level: 'warn', message: 'message not deleted: it will come again' }])
})
