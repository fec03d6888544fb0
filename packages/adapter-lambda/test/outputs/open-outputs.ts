import { spawnSync } from 'node:child_process'
import { faultOf } from '@inferry/testing'
import { sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openOutputs } from '../../src/outputs/open-outputs.ts'
import { s3Server } from './fixtures/s3-server.ts'
import { sqsServer } from './fixtures/sqs-server.ts'

const answer = { contentType: 'text/csv', body: Buffer.from('1\n') }
const { signal } = new AbortController()

t.test('answers of messages as objects', async (t) => {
  const { url, objects } = await s3Server(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url, INFERRY_OUTPUT_S3: 's3://answers/today/' })
  const { write, storage } = openOutputs()
  await write?.(answer, { messageId: 'm-1' }, signal)
  t.same([...objects], [['answers/today/m-1.out', answer]])
  t.same(storage.answerTo({ bucket: 'in', key: 'k' }), { bucket: 'answers', key: 'today/k.out' })
})

t.test('answers of messages as messages, of objects beside them', async (t) => {
  const { url, sent } = await sqsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_SQS: url, INFERRY_OUTPUT_QUEUE_URL: `${url}/1/answers` })
  const { write, storage } = openOutputs()
  await write?.(answer, { messageId: 'm-1' }, signal)
  t.match(sent, [{ MessageBody: '1\n' }])
  t.same(storage.answerTo({ bucket: 'in', key: 'k' }), { bucket: 'in', key: 'k.out' })
})

t.test('nothing, and what cannot be', async (t) => {
  t.equal(openOutputs({}).write, undefined)
  t.equal(faultOf(() => openOutputs({ INFERRY_OUTPUT_S3: 'here' })).code, 'INVALID_CONFIGURATION')
})

t.test('the SDK is not loaded before it is needed', async (t) => {
  const modules = ['queue/answer-queue', 'objects/answer-objects', 'outputs/open-outputs'].map((name) =>
    JSON.stringify(new URL(`../../src/${name}.ts`, import.meta.url).href),
  )
  const trap = `export async function resolve(name, context, next) {
    if (name.startsWith('@aws-sdk/')) throw new Error(name + ' was loaded')
    return next(name, context)
  }`
  const program = `
    import { register } from 'node:module'
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(trap)}`)})
    for (const module of [${modules}]) await import(module)
    const { openOutputs } = await import(${modules[2]})
    const { write } = openOutputs({ INFERRY_OUTPUT_S3: 's3://answers' })
    console.log('open')
    const answer = { contentType: 'text/csv', body: Buffer.from('1') }
    await write(answer, { messageId: 'm' }, new AbortController().signal).catch(({ message }) => console.log(message))
  `
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--conditions=@inferry/source',
      '--import',
      import.meta.resolve('tsx'),
      '--input-type=module',
      '-e',
      program,
    ],
    { encoding: 'utf8' },
  )
  t.match(stdout, /^open\n.*@aws-sdk\/client-s3 was loaded/, stderr)
})
