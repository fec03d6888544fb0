import { InferryError } from '@inferry/core'
import { makeJob } from '@inferry/transform'
import { s3Output } from '@inferry/transform/s3'
import t from 'tap'
import { messageAnswerer } from '../../src/queue/answer-message.ts'
import type { ReceivedMessage } from '../../src/queue/queue.ts'
import { fakeAws } from '../fixtures/aws.ts'
import { records, testContext } from '../fixtures/worker.ts'

const never = new AbortController().signal
const settings = { messageHolds: 'auto', progressSeconds: 60 } as const
const job = makeJob({ splitType: 'Line', assembleWith: 'Line', maxConcurrentTransforms: 2 })

function message(body: string, attributes: Readonly<Record<string, string>> = {}): ReceivedMessage {
  const typed = Object.entries(attributes).map(([name, text]) => [name, { type: 'String', text }] as const)
  return { id: 'm-1', body, attributes: Object.fromEntries(typed), receipt: 'r', receives: 1 }
}

const s3Event = (...keys: readonly string[]) =>
  JSON.stringify({
    Records: keys.map((key) => ({
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: 'data' }, object: { key } },
    })),
  })

t.test('what messages ask for', async (t) => {
  const aws = await fakeAws(t)
  const context = await testContext(t, s3Output('s3://data/out'))
  const answer = messageAnswerer(settings, job, context)
  const lines = async (path: string) => {
    const found = await aws.request('GET', path)
    return found?.toString().trimEnd().split('\n').length
  }

  await t.test('an object', async (t) => {
    await aws.request('PUT', '/data/in/a.csv', records(4))
    const told = await answer(message('s3://data/in/a.csv'), never)
    t.match(told, { objects: 1, doneBefore: 0, records: 4, Records: 4, Job: 'j' })
    t.equal(await lines('/data/out/in/a.csv.out'), 4)
    t.match(await answer(message('s3://data/in/a.csv'), never), { objects: 1, doneBefore: 1, records: 0 })
  })

  await t.test('an object whose name the output begins with', async (t) => {
    await aws.request('PUT', '/data/ou', records(1))
    const typed = messageAnswerer(settings, { ...job, contentType: 'text/csv' }, context)
    t.match(await typed(message('s3://data/ou'), never), { objects: 1, records: 1 })
    t.equal(await lines('/data/out/ou.out'), 1)
  })

  await t.test('the same object twice at a time is answered once', async (t) => {
    await aws.request('PUT', '/data/in/twice.csv', records(4))
    const both = await Promise.all([0, 1].map(() => answer(message('s3://data/in/twice.csv'), never)))
    t.match(both, [
      { doneBefore: 0, records: 4 },
      { doneBefore: 1, records: 0 },
    ])
  })

  await t.test('an event of several objects: the good ones are answered, the bad one fails it', async (t) => {
    await aws.request('PUT', '/data/in/b.csv', records(2))
    await aws.request('PUT', '/data/in/bad.csv', 'no number\n')
    const asked = message(s3Event('in/bad.csv', 'in/b.csv'))
    await t.rejects(answer(asked, never), { code: 'INVALID_INPUT', message: /record 0/ })
    t.equal(await lines('/data/out/in/b.csv.out'), 2)
    t.equal(await lines('/data/out/in/bad.csv.out'), undefined)
    await aws.request('PUT', '/data/in/bad.csv', records(1))
    t.match(await answer(asked, never), { objects: 2, doneBefore: 1, records: 1 })
  })

  await t.test('what to set is called as the setting', async (t) => {
    await aws.request('PUT', '/data/in/header.csv', `a,b\n${records(1)}`)
    const said = /set --csv-header \(or INFERRY_CSV_HEADER\) to skip or send/
    await t.rejects(answer(message('s3://data/in/header.csv'), never), { message: said })
  })

  await t.test('an object that is gone', async (t) => {
    await t.rejects(answer(message('s3://data/none.csv'), never), { code: 'OBJECT_NOT_FOUND' })
  })

  await t.test('records', async (t) => {
    const told = await answer(message(records(3), { 'content-type': 'text/csv' }), never)
    t.match(told, { objects: 1, records: 3 })
    t.equal(await lines('/data/out/m-1.out'), 3)
    t.equal(await context.output.states.read('m-1.out'), undefined, 'nothing is kept of it')
  })

  await t.test('nothing', async (t) => {
    const told = await answer(message('{"Service":"Amazon S3","Event":"s3:TestEvent"}'), never)
    t.match(told, { reason: "it is S3's test event" })
  })

  await t.test('work that is cut', async (t) => {
    const cut = new AbortController()
    const reason = new InferryError('ABORTED', 'cut')
    cut.abort(reason)
    await aws.request('PUT', '/data/in/c.csv', records(2))
    await t.rejects(answer(message('s3://data/in/c.csv'), cut.signal), reason)
    t.equal(await lines('/data/out/in/c.csv.out'), undefined)
  })
})
