import { InferryError } from '@inferry/core'
import { faultProxy } from '@inferry/testing/aws'
import t from 'tap'
import { keepHidden } from '../../src/queue/keep-hidden.ts'
import { type ReceivedMessage, sqsQueue } from '../../src/queue/queue.ts'
import { fakeAws } from '../fixtures/aws.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

const never = new AbortController().signal

t.test('a message stays hidden while it is worked on, and no longer', async (t) => {
  const aws = await fakeAws(t)
  const url = await aws.queue('q')
  const queue = sqsQueue(url, 1)
  await aws.send(url, 'm')
  const [message] = (await queue.receive(1, 1, never)) as [ReceivedMessage]
  const hidden = keepHidden(queue, message, 1, recordingLog(), never)
  // A poll of longer than the time-out finds it as soon as it shows.
  t.same(await queue.receive(1, 2, never), [])
  await hidden.end()
  t.notOk(hidden.lost())
  t.notOk(hidden.signal.aborted)
  t.match(await queue.receive(1, 3, never), [{ receives: 2 }], 'it comes back by itself')
})

t.test('a message that is no longer ours ends the work', async (t) => {
  const aws = await fakeAws(t)
  const url = await aws.queue('q')
  const queue = sqsQueue(url, 1)
  await aws.send(url, 'm')
  const [message] = (await queue.receive(1, 1, never)) as [ReceivedMessage]
  const logger = recordingLog()
  const hidden = keepHidden(queue, { ...message, receipt: 'another' }, 1, logger, never)
  await new Promise((lost) => hidden.signal.addEventListener('abort', lost))
  t.ok(hidden.lost())
  t.match(logger.of('message not kept hidden'), [{ messageId: message.id, again: false }])
  await hidden.end()
})

t.test('a queue that cannot be reached is tried until the time-out is near', async (t) => {
  let down = false
  const aws = await fakeAws(t, async (upstream) => {
    const proxy = await faultProxy(t, upstream, () => (down ? { kind: 'refuse' } : undefined))
    return proxy.url
  })
  const url = await aws.queue('q')
  const queue = sqsQueue(url, 3)
  await aws.send(url, 'm')
  const [message] = (await queue.receive(1, 1, never)) as [ReceivedMessage]
  const logger = recordingLog()
  down = true
  const hidden = keepHidden(queue, message, 3, logger, never)
  await new Promise((lost) => hidden.signal.addEventListener('abort', lost))
  const tries = logger.of('message not kept hidden')
  t.equal(tries[0]?.['again'], true)
  t.ok(tries.length > 1)
  t.match(hidden.signal.reason, { code: 'ABORTED' })
  t.ok(hidden.lost())
  await hidden.end()
})

t.test('when all is cut, so is this', async (t) => {
  const aws = await fakeAws(t)
  const queue = sqsQueue(await aws.queue('q'), 1)
  const cut = new AbortController()
  const message = { id: '1', body: '', attributes: {}, receipt: 'r', receives: 1 }
  const hidden = keepHidden(queue, message, 60, recordingLog(), cut.signal)
  const reason = new InferryError('ABORTED', 'cut')
  cut.abort(reason)
  t.equal(hidden.signal.reason, reason)
  t.notOk(hidden.lost())
  await hidden.end()
  const late = keepHidden(queue, message, 60, recordingLog(), cut.signal)
  t.ok(late.signal.aborted)
  await late.end()
})
