import { createPredictor, type Engine, InferryError, openRepository, type Payload } from '@inferry/core'
import { trees } from '@inferry/engine-trees'
import { exampleModels, type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { createObservation, lambdaHandler } from '../src/index.ts'
import { silent } from '../src/log/logger.ts'
import { openOutputs } from '../src/outputs/open-outputs.ts'
import { albEvent, contextOf, v1Event, v2Event } from './fixtures/events.ts'

const forest = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string
const row = [0.038, 0.0507, 0.0617, 0.0219, -0.0442, -0.0348, -0.0434, -0.0026, 0.0199, -0.0176]
const asked = { headers: { 'Content-Type': 'text/csv', Accept: 'application/json' }, body: `${row}\n` }

t.test('a real model, asked by every event that carries HTTP', async (t) => {
  const lines: Record<string, unknown>[] = []
  const logger = { ...silent, info: (line: object) => lines.push(line as Record<string, unknown>) }
  const observation = createObservation(performance.now())
  const open = () =>
    openRepository(forest, (artifact, name) =>
      createPredictor(artifact, { name, engines: [trees()], observer: observation.observer }),
    )
  const handler = lambdaHandler(open, { logger, observation })
  const predicted = (await handler({ instances: [row] }, contextOf())) as { predictions: number[] }
  const [value] = predicted.predictions
  t.ok(value !== undefined && value > 150 && value < 260)
  t.match(lines.at(-1), {
    event: 'json',
    requestId: 'request-1',
    ColdStart: 1,
    Rows: 1,
    Model: 'diabetes-forest',
  })
  for (const event of [
    v1Event(asked),
    v2Event(asked),
    albEvent(asked),
    albEvent({ ...asked, several: true }),
    asked,
    v2Event({ ...asked, body: Buffer.from(asked.body).toString('base64'), isBase64Encoded: true }),
  ]) {
    const result = (await handler(event, contextOf())) as { statusCode: number; body: string }
    t.equal(result.statusCode, 200)
    t.same(JSON.parse(result.body), predicted)
    t.match(lines.at(-1), { status: 200, ColdStart: 0, Rows: 1, path: '/invocations' })
  }
  t.match(await handler(v2Event({ method: 'GET', path: '/ping' }), contextOf()), {
    statusCode: 200,
    body: '',
  })
  const metadata = await handler(v1Event({ method: 'GET', path: '/v2/models/diabetes-forest' }), contextOf())
  t.match(JSON.parse((metadata as { body: string }).body), { platform: 'inferry_trees' })
})

t.test('malformed events of each kind', async (t) => {
  const handler = lambdaHandler(async () => fakeRepository({}))
  for (const event of [
    { ...v1Event(asked), path: 7 },
    { ...v2Event(asked), rawPath: undefined },
    { ...albEvent(asked), httpMethod: undefined },
    { ...v2Event(asked), body: { not: 'text' } },
    { body: '{', isBase64Encoded: true, headers: asked.headers },
    { ...asked, isBase64Encoded: 'true' },
    { ...asked, headers: [1] },
    { ...v2Event(asked), headers: { accept: 5 } },
    { ...v1Event(asked), multiValueHeaders: 7 },
  ]) {
    const result = (await handler(event, contextOf())) as { statusCode: number; body: string }
    t.equal(result.statusCode, 400)
    t.equal(JSON.parse(result.body).code, 'MALFORMED_REQUEST')
  }
  for (const event of [
    { Records: [] },
    { Records: [null] },
    { Records: [{ eventSource: 'aws:kinesis' }] },
    { Records: [null, { eventSource: 'aws:sqs', messageId: 'a', body: '[[1]]' }] },
    { Records: [null, { eventSource: 'aws:s3' }] },
  ])
    await t.rejects(handler(event, contextOf()), { name: 'MALFORMED_REQUEST' }, JSON.stringify(event))
  t.match(await handler(v2Event(asked), contextOf()), { statusCode: 200 }, 'the next one works')
})

t.test("what was cut by its deadline is not counted with the next one's", async (t) => {
  const lines: Record<string, unknown>[] = []
  const logger = {
    ...silent,
    info: (line: object) => lines.push(line as Record<string, unknown>),
    warn: (line: object) => lines.push(line as Record<string, unknown>),
  }
  const observation = createObservation(performance.now())
  const real = trees()
  let slow = false
  const engine: Engine = {
    ...real,
    async load(artifact, options) {
      const session = await real.load(artifact, options)
      return {
        ...session,
        async run(inputs) {
          if (slow) await new Promise((resolve) => setTimeout(resolve, 150))
          return session.run(inputs)
        },
      }
    },
  }
  const handler = lambdaHandler(
    () =>
      openRepository(forest, (artifact, name) =>
        createPredictor(artifact, { name, engines: [engine], observer: observation.observer }),
      ),
    { logger, observation },
  )
  await handler([row], contextOf())
  slow = true
  const several = { ...asked, body: `${row}\n`.repeat(7) }
  t.match(await handler(v2Event(several), contextOf(250)), { statusCode: 504 })
  t.equal(lines.at(-1)?.['Rows'], undefined)
  t.match(await handler(v2Event(asked), contextOf()), { statusCode: 200 })
  t.match(lines.at(-1), { Rows: 1 })
})

t.test('a direct question that fails is a failure of the function', async (t) => {
  const model: FakeModel = {}
  const handler = lambdaHandler(async () => fakeRepository(model))
  model.answer = () => {
    throw new InferryError('INVALID_INPUT', 'row 3: no')
  }
  await t.rejects(handler({ instances: [] }, contextOf()), { name: 'INVALID_INPUT', message: 'row 3: no' })
  model.answer = () => ({ contentType: 'application/json', body: Buffer.from('[7]') })
  t.same(await handler({ instances: [] }, contextOf()), [7], 'the next one works')
})

t.test('a run that cannot finish is answered before Lambda ends it', async (t) => {
  const answer = (_: Payload, { signal }: { signal?: AbortSignal }) =>
    new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  const model: FakeModel = { answer }
  const handler = lambdaHandler(async () => fakeRepository(model))
  const result = await handler(v2Event(asked), contextOf(230))
  t.match(result, { statusCode: 504, body: /DEADLINE_EXCEEDED/ })
  await t.rejects(handler([[1]], contextOf(230)), { name: 'DEADLINE_EXCEEDED' })
  delete model.answer
  t.match(await handler(v2Event(asked), contextOf()), { statusCode: 200 }, 'the next one works')
})

t.test('models that cannot be opened are answered with, and tried again', async (t) => {
  let broken = true
  const handler = lambdaHandler(async () => {
    if (broken) throw new InferryError('INVALID_ARTIFACT', 'forest: model.trees is missing')
    return fakeRepository({})
  })
  t.match(await handler(v2Event(asked), contextOf()), { statusCode: 500, body: /model\.trees is missing/ })
  await t.rejects(handler([[1]], contextOf()), { name: 'INVALID_ARTIFACT' })
  broken = false
  t.match(await handler(v2Event(asked), contextOf()), { statusCode: 200 })
})

t.test('a batch of messages waits for a model, and fails as a whole without', async (t) => {
  const lines: [string, Record<string, unknown>][] = []
  const log = (level: string) => (line: object) => void lines.push([level, line as Record<string, unknown>])
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') }
  let broken = true
  const real = trees()
  const engine: Engine = {
    ...real,
    async load(artifact, options) {
      if (broken) throw new InferryError('INVALID_ARTIFACT', 'forest: model.trees is damaged')
      return real.load(artifact, options)
    },
  }
  const written: string[] = []
  const write = async (_: Payload, { messageId }: { messageId: string }) => void written.push(messageId)
  const handler = lambdaHandler(
    () => openRepository(forest, (artifact, name) => createPredictor(artifact, { name, engines: [engine] })),
    { logger, outputs: { ...openOutputs({}), write } },
  )
  const Records = Array.from({ length: 300 }, (_, at) => ({
    messageId: `m-${at}`,
    body: `[[${row}]]`,
    eventSource: 'aws:sqs',
  }))
  await t.rejects(handler({ Records }, contextOf()), { name: 'INVALID_ARTIFACT', message: /model.trees/ })
  t.match(lines, [['error', { event: 'sqs', err: { code: 'INVALID_ARTIFACT' } }]])
  t.equal(lines.length, 1)
  broken = false
  t.same(await handler({ Records }, contextOf()), { batchItemFailures: [] })
  t.equal(written.length, 300)
})

t.test('an answer that is too large', async (t) => {
  const model: FakeModel = { answer: () => ({ contentType: 'text/csv', body: Buffer.alloc(2 ** 20, '1') }) }
  const handler = lambdaHandler(async () => fakeRepository(model))
  t.match(await handler(v2Event(asked), contextOf()), { statusCode: 200 })
  t.match(await handler(albEvent(asked), contextOf()), {
    statusCode: 413,
    statusDescription: '413 Payload Too Large',
    body: /the load balancer carries at most 1048576/,
  })
})

t.test("the caller's id comes back", async (t) => {
  const handler = lambdaHandler(async () => fakeRepository({}))
  const headers = { ...asked.headers, 'X-Request-Id': 'mine' }
  t.match(await handler(v2Event({ ...asked, headers }), contextOf()), { headers: { 'x-request-id': 'mine' } })
  t.match(await handler(v2Event(asked), contextOf()), { headers: { 'x-request-id': 'request-1' } })
})

t.test('messages and objects', async (t) => {
  const written: string[] = []
  const lines: Record<string, unknown>[] = []
  const logger = { ...silent, info: (line: object) => lines.push(line as Record<string, unknown>) }
  const storage = {
    read: async () => ({ contentType: 'text/csv', body: Buffer.from('1,2') }),
    write: async ({ key }: { key: string }) => void written.push(key),
    answerTo: ({ bucket, key }: { bucket: string; key: string }) => ({ bucket, key: `${key}.out` }),
  }
  const write = async (_: Payload, { messageId }: { messageId: string }) => void written.push(messageId)
  const model: FakeModel = {
    answer: (input) => {
      if (Buffer.from(input.body).toString() === 'bad') throw new InferryError('MALFORMED_BODY', 'no')
      return input
    },
  }
  const handler = lambdaHandler(async () => fakeRepository(model), { logger, outputs: { write, storage } })
  const message = (messageId: string, body: string) => ({ messageId, body, eventSource: 'aws:sqs' })
  const messages = { Records: [message('a', '[[1,2]]'), message('b', 'bad')] }
  t.same(await handler(messages, contextOf()), { batchItemFailures: [{ itemIdentifier: 'b' }] })
  t.match(lines.at(-1), { event: 'sqs', messages: 2, failed: 1 })
  const s3 = { bucket: { name: 'in' }, object: { key: 'x.csv', size: 3 } }
  const objects = { Records: [{ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3 }] }
  t.equal(await handler(objects, contextOf()), null)
  t.match(lines.at(-1), { event: 's3' })
  t.same(written, ['a', 'x.csv.out'])
})
