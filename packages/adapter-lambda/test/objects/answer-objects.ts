import { InferryError, type Payload } from '@inferry/core'
import { sdkEnvironment } from '@inferry/testing/aws'
import type { S3Event } from 'aws-lambda'
import t from 'tap'
import type { Ask, AskOptions } from '../../src/ask.ts'
import { answerObjects } from '../../src/objects/answer-objects.ts'
import { openOutputs } from '../../src/outputs/open-outputs.ts'
import { freshSignal } from '../outputs/fixtures/fresh-signal.ts'
import { recordingLog } from '../outputs/fixtures/recording-log.ts'
import { rejection } from '../outputs/fixtures/rejection.ts'
import { s3Server } from '../outputs/fixtures/s3-server.ts'
import { s3Record } from './fixtures/s3-event.ts'

const { signal } = new AbortController()
const csv = (body: string) => ({ body, contentType: 'text/csv' })

/** Answers in capitals; refuses what says `bad`. */
const shout: Ask = async ({ body }) => {
  const text = Buffer.from(body).toString()
  if (text.includes('bad')) throw new InferryError('INVALID_INPUT', `row 0: ${text}`)
  return { contentType: 'text/plain', body: Buffer.from(text.toUpperCase()) }
}

t.test('each created object is answered beside it', async (t) => {
  const { url, objects, heard } = await s3Server(t, { 'b/in/a b.csv?7': csv('one'), 'c/ü.csv': csv('two') })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  const asked: [Payload, AskOptions][] = []
  const ask: Ask = (input, options) => {
    asked.push([input, options])
    return shout(input, options)
  }
  const log = recordingLog()
  const event: S3Event = {
    Records: [
      s3Record({ key: 'in/a+b.csv', versionId: '7' }),
      s3Record({ key: 'in/a+b.csv.out' }),
      s3Record({ bucket: 'c', key: '%C3%BC.csv' }),
      s3Record({ eventName: 'ObjectRemoved:Delete' }),
    ],
  }
  await answerObjects(event, ask, openOutputs().storage, log, signal)
  const answer = (text: string) => ({ contentType: 'text/plain', body: Buffer.from(text) })
  t.same(objects.get('b/in/a b.csv.out'), answer('ONE'))
  t.same(objects.get('c/ü.csv.out'), answer('TWO'))
  t.equal(heard.length, 4)
  t.same(
    asked.map(([{ contentType }, options]) => [contentType, options]),
    [
      ['text/csv', { signal }],
      ['text/csv', { signal }],
    ],
  )
  t.same(log.lines.map(([level, message, line]) => [level, message, line['object']]).sort(), [
    ['info', 'object answered', 's3://b/in/a b.csv'],
    ['info', 'object answered', 's3://c/ü.csv'],
    ['info', 'record ignored', 's3://b/a.csv'],
    ['info', 'record ignored', 's3://b/in/a b.csv.out'],
  ])
})

t.test('or where INFERRY_OUTPUT_S3 says', async (t) => {
  const { url, objects } = await s3Server(t, { 'b/in/a.csv': csv('one') })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url, INFERRY_OUTPUT_S3: 's3://answers/of/' })
  const event: S3Event = { Records: [s3Record({ key: 'in/a.csv' })] }
  await answerObjects(event, shout, openOutputs().storage, recordingLog(), signal)
  t.same([...objects.keys()], ['b/in/a.csv', 'answers/of/in/a.csv.out'])
})

t.test('all are attempted, and one error names each that failed', async (t) => {
  const { url, objects } = await s3Server(
    t,
    { 'b/bad.csv': csv('bad'), 'b/good.csv': csv('good'), 'b/full.csv': csv('full') },
    { 'PUT b/full.csv.out': [503, 'SlowDown'] },
  )
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  const storage = openOutputs().storage
  const records = ['bad.csv', 'gone.csv', '100%', 'full.csv', 'good.csv'].map((key) => s3Record({ key }))
  const { code, message } = await rejection(
    answerObjects({ Records: records }, shout, storage, recordingLog(), signal),
  )
  t.equal(code, 'OVERLOADED')
  t.same(message.split('\n'), [
    "4 of the event's 5 objects failed; the answers of the others are written again when it is retried",
    's3://b/bad.csv: row 0: bad',
    's3://b/gone.csv: s3:GetObject on s3://b/gone.csv failed: NoSuchKey it is (NoSuchKey)',
    's3://b/100%: record 2 of the S3 event has the key "100%", which is not URL-encoded',
    's3://b/full.csv: s3:PutObject on s3://b/full.csv.out failed: SlowDown it is (SlowDown)',
  ])
  t.ok(objects.has('b/good.csv.out'))

  const alone = await rejection(
    answerObjects({ Records: records.slice(0, 1) }, shout, storage, recordingLog(), signal),
  )
  t.match(alone, {
    code: 'INVALID_INPUT',
    message: "1 of the event's 1 objects failed\ns3://b/bad.csv: row 0: bad",
  })
  t.match(alone.cause, { code: 'INVALID_INPUT', message: 'row 0: bad' })
})

t.test('a large object is alone in memory', async (t) => {
  const keys = ['1.csv', '2.csv', '3.csv']
  const { url } = await s3Server(t, Object.fromEntries(keys.map((key) => [`b/${key}`, csv(key)])))
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  let now = 0
  let most = 0
  const ask: Ask = async (input, options) => {
    now += 1
    most = Math.max(most, now)
    // Long enough for the others to come, were they not kept waiting.
    await new Promise((resolve) => setTimeout(resolve, 50))
    now -= 1
    return shout(input, options)
  }
  const event: S3Event = { Records: keys.map((key) => s3Record({ key, size: 200_000 })) }
  await answerObjects(event, ask, openOutputs().storage, recordingLog(), signal)
  t.equal(most, 1)
})

t.test('what is not there at the deadline has failed', async (t) => {
  const { signal, abort } = freshSignal()
  const { url } = await s3Server(t, { 'b/2.csv': csv('two') }, { 'GET b/1.csv': 'silence' })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  const ask: Ask = () => {
    abort()
    return new Promise(() => {})
  }
  const event: S3Event = { Records: [s3Record({ key: '1.csv' }), s3Record({ key: '2.csv' })] }
  const { code, message } = await rejection(
    answerObjects(event, ask, openOutputs().storage, recordingLog(), signal),
  )
  t.equal(code, 'DEADLINE_EXCEEDED')
  t.match(
    message,
    /^2 of the event's 2 objects failed\ns3:\/\/b\/1.csv: .*time-out.*\ns3:\/\/b\/2.csv: .*time-out/,
  )
})

t.test('no event', async (t) => {
  for (const event of [{}, { Records: {} }]) {
    const answered = answerObjects(event as S3Event, shout, openOutputs({}).storage, recordingLog(), signal)
    t.match(await rejection(answered), { code: 'MALFORMED_REQUEST', message: 'the S3 event has no Records' })
  }
})
