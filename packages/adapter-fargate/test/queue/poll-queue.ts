import t from 'tap'
import { type PollOptions, pollQueue } from '../../src/queue/poll-queue.ts'
import { type ReceivedMessage, sqsQueue } from '../../src/queue/queue.ts'
import { fakeAws } from '../fixtures/aws.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

const never = new AbortController().signal

/** Keeps what it is given until it is told to go on. */
function gate() {
  const waiting: (() => void)[] = []
  const bodies: string[] = []
  let most = 0
  return {
    bodies,
    most: () => most,
    waiting,
    open: () => waiting.splice(0).forEach((go) => void go()),
    handle: (message: ReceivedMessage) =>
      new Promise<void>((done) => {
        bodies.push(message.body)
        waiting.push(done)
        most = Math.max(most, waiting.length)
      }),
  }
}

t.test('no more at a time than can be worked on; ends when idle', async (t) => {
  const aws = await fakeAws(t)
  const url = await aws.queue('q')
  const queue = sqsQueue(url, 60)
  for (let at = 0; at < 7; at++) await aws.send(url, `m${at}`)
  const { bodies, most, handle, open } = gate()
  const timer = setInterval(open, 20)
  t.teardown(() => clearInterval(timer))
  const removing = async (message: ReceivedMessage) => {
    await handle(message)
    await queue.remove(message)
  }
  const options: PollOptions = {
    queue,
    concurrency: 3,
    handle: removing,
    waitSeconds: 1,
    idleExitSeconds: 1,
    logger: recordingLog(),
    stop: never,
    cut: never,
  }
  t.equal(await pollQueue(options), 'idle')
  t.equal(most(), 3)
  t.same([...bodies].sort(), ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6'])
})

t.test('told to stop, it ends after what is under way, and gives back what still came', async (t) => {
  const aws = await fakeAws(t)
  const url = await aws.queue('q')
  const { handle, waiting, bodies, open } = gate()
  const stop = new AbortController()
  const queue = sqsQueue(url, 60)
  await aws.send(url, 'm')
  const polling = pollQueue({
    ...{ queue, concurrency: 2, handle, waitSeconds: 2, logger: recordingLog() },
    ...{ stop: stop.signal, cut: never },
  })
  while (waiting.length === 0) await new Promise((later) => setTimeout(later, 5))
  // The next poll is under way.
  stop.abort()
  await aws.send(url, 'late')
  let ended = false
  polling.then(() => {
    ended = true
  })
  await new Promise((later) => setTimeout(later, 100))
  t.notOk(ended, 'a message is under way')
  open()
  t.equal(await polling, 'stopped')
  t.same(bodies, ['m'])
  t.same(await aws.take(url), ['late'])
})

t.test('a poll is not waited for when all is cut', async (t) => {
  const aws = await fakeAws(t)
  const queue = sqsQueue(await aws.queue('q'), 60)
  const stop = new AbortController()
  const cut = new AbortController()
  const polling = pollQueue({
    ...{ queue, concurrency: 1, handle: async () => {}, waitSeconds: 20, logger: recordingLog() },
    ...{ stop: stop.signal, cut: cut.signal },
  })
  stop.abort()
  cut.abort()
  t.equal(await polling, 'stopped')
})

t.test('a group of a FIFO queue comes in its order, one at a time', async (t) => {
  const aws = await fakeAws(t)
  const url = await aws.queue('q.fifo')
  const queue = sqsQueue(url, 60)
  for (const body of ['a1', 'a2', 'b1', 'a3', 'b2']) await aws.send(url, body, { group: body.slice(0, 1) })
  const underWay = new Set<string>()
  const order: string[] = []
  let together = 0
  const handle = async (message: ReceivedMessage) => {
    const group = message.body.slice(0, 1)
    t.notOk(underWay.has(group), `${message.body} is alone in its group`)
    underWay.add(group)
    together = Math.max(together, underWay.size)
    order.push(message.body)
    await new Promise((later) => setTimeout(later, 30))
    underWay.delete(group)
    await queue.remove(message)
  }
  await pollQueue({
    queue,
    concurrency: 4,
    handle,
    waitSeconds: 1,
    idleExitSeconds: 1,
    logger: recordingLog(),
    stop: never,
    cut: never,
  })
  t.same(
    order.filter((body) => body.startsWith('a')),
    ['a1', 'a2', 'a3'],
  )
  t.same(
    order.filter((body) => body.startsWith('b')),
    ['b1', 'b2'],
  )
  t.equal(together, 2)
})

t.test('a queue that is not there', async (t) => {
  const aws = await fakeAws(t)
  const queue = sqsQueue(`${aws.url}/000000000000/none`, 60)
  const options = {
    queue,
    concurrency: 1,
    handle: async () => {},
    waitSeconds: 1,
    logger: recordingLog(),
    stop: never,
    cut: never,
  }
  await t.rejects(pollQueue(options), { code: 'INVALID_CONFIGURATION' })
})
