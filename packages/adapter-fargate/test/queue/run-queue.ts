import { s3Output } from '@inferry/transform/s3'
import t from 'tap'
import { runQueue } from '../../src/queue/run-queue.ts'
import { type QueueSettings, workerSettings } from '../../src/settings/worker-settings.ts'
import { fakeAws } from '../fixtures/aws.ts'
import { records, testContext } from '../fixtures/worker.ts'

function queueSettings(url: string, ...more: readonly string[]): QueueSettings {
  const args = [
    '--queue-url',
    url,
    '--output',
    's3://data/out',
    '--split-type',
    'Line',
    '--wait-time-seconds',
    '1',
  ]
  return workerSettings([...args, ...more], {}) as QueueSettings
}

t.test('good messages are answered and gone, bad ones set aside; ends when idle', async (t) => {
  const aws = await fakeAws(t)
  const dead = await aws.queue('dead')
  const url = await aws.queue('q', { url: dead, after: 2 })
  await aws.request('PUT', '/data/in/a.csv', records(4))
  await aws.send(url, 's3://data/in/a.csv')
  await aws.send(url, 's3://data/in/none.csv')
  const id = await aws.send(url, records(2), { attributes: { 'content-type': 'text/csv' } })
  const context = await testContext(t, s3Output('s3://data/out'))
  t.equal(await runQueue(queueSettings(url, '--idle-exit-seconds', '1'), context), 0)
  t.equal(await aws.count(url), 0)
  t.same(await aws.take(dead), ['s3://data/in/none.csv'])
  t.ok(await aws.request('GET', '/data/out/in/a.csv.out'))
  t.ok(await aws.request('GET', `/data/out/${id}.out`))
  t.match(context.logger.of('message failed'), [
    { receives: 1, code: 'OBJECT_NOT_FOUND', retryInSeconds: 0 },
    { receives: 2, code: 'OBJECT_NOT_FOUND', retryInSeconds: 0 },
  ])
  t.equal(context.logger.of('message done').length, 2)
  t.match(context.logger.lines.at(-1), { message: 'queue ended', line: { why: 'idle', exitCode: 0 } })
})

t.test('told to stop, what is cut is given back at once', async (t) => {
  const aws = await fakeAws(t)
  const url = await aws.queue('q')
  await aws.request('PUT', '/data/in/a.csv', records(4))
  await aws.send(url, 's3://data/in/a.csv')
  const context = await testContext(t, s3Output('s3://data/out'))
  const stuck: typeof context.invoker = {
    ...context.invoker,
    invoke(_, { signal }) {
      context.stop()
      // Once the poll that is under way has ended.
      setTimeout(context.cut, 1500)
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    },
  }
  t.equal(await runQueue(queueSettings(url), { ...context, invoker: stuck }), 143)
  t.same(await aws.take(url), ['s3://data/in/a.csv'], 'others see it')
  t.match(context.logger.of('the queue has no redrive policy: bad messages come again and again'), [
    { queue: url },
  ])
})

t.test('a queue that is not there', async (t) => {
  const aws = await fakeAws(t)
  const context = await testContext(t, s3Output('s3://data/out'))
  const settings = queueSettings(`${aws.url}/000000000000/none`)
  await t.rejects(runQueue(settings, context), { code: 'INVALID_CONFIGURATION' })
  t.equal(context.logger.of('whether the queue has a redrive policy is not known').length, 1)
})
