import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSqs } from '@inferry/aws'
import { earlySignal, exampleModels } from '@inferry/testing'
import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import { s3Output } from '@inferry/transform/s3'
import t from 'tap'
import { run } from '../src/run.ts'
import { records } from './fixtures/records.ts'
import { startWorker } from './fixtures/worker.ts'

const model = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string
/** Answers as long as the input, so that they make several parts of 8 MiB. */
const job = [
  '--model',
  model,
  '--split-type',
  'Line',
  '--assemble-with',
  'Line',
  '--content-type',
  'text/csv',
]
const settings = [
  ...job,
  '--join-source',
  'Input',
  '--max-payload-in-mb',
  '1',
  '--max-concurrent-transforms',
  '1',
]
const large = records(280_000)
const small = records(10)

/** What an undisturbed run writes. */
async function undisturbed(folder: string): Promise<Readonly<Record<string, Buffer>>> {
  const paths = ['--input', join(folder, 'in'), '--output', join(folder, 'out')]
  await run([...settings, ...paths, '--log-level', 'silent'], {})
  const read = (name: string) => readFileSync(join(folder, 'out', `${name}.out`))
  return { 'a.csv': read('a.csv'), 'b.csv': read('b.csv'), 'c.csv': read('c.csv') }
}

t.test('killed and stopped at work, the next one goes on, and the bytes are the same', async (t) => {
  const expected = await undisturbed(t.testdir({ in: { 'a.csv': large, 'b.csv': small, 'c.csv': small } }))
  const aws = await awsServer(t)
  let onPart = (_part: number) => {}
  const proxy = await faultProxy(t, aws.url, (method, url) => {
    const part = url.searchParams.get('partNumber')
    if (method === 'PUT' && part !== null) onPart(Number(part))
    return undefined
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: proxy.url })
  await aws.request('PUT', '/data')
  for (const [name, body] of Object.entries({ 'a.csv': large, 'b.csv': small, 'c.csv': small }))
    await upload(name, Buffer.from(body))

  await t.test('a job', async (t) => {
    const args = [...settings, '--input', 's3://data/in/', '--output', 's3://data/out']
    const killed = startWorker(t, args)
    onPart = (part) => {
      if (part === 2) killed.child.kill('SIGKILL')
    }
    t.equal(await killed.ended(), 'SIGKILL')

    const stopped = startWorker(t, args, { INFERRY_STOP_TIMEOUT_SECONDS: '20' })
    const partsOfStopped: number[] = []
    onPart = (part) => {
      partsOfStopped.push(part)
      if (partsOfStopped.length === 1) stopped.child.kill('SIGTERM')
    }
    t.equal(await stopped.ended(), 143, 'how it ends', { output: stopped.output() })
    t.ok((partsOfStopped[0] ?? 0) > 1, 'the first part is not made again')
    t.match(stopped.lines().at(-1), { msg: 'job stopped', exitCode: 143, summary: { status: 'stopped' } })

    onPart = () => {}
    const last = startWorker(t, args)
    t.equal(await last.ended(), 0, 'how it ends', { output: last.output() })
    t.match(last.lines().at(-1), { msg: 'job completed', summary: { objects: { done: 3, failed: 0 } } })
    for (const [name, bytes] of Object.entries(expected))
      t.ok(bytes.equals((await aws.request('GET', `/data/out/${name}.out`)) as Buffer), name)
  })

  await t.test('a queue', async (t) => {
    const url = await queueWith('s3://data/in/a.csv')
    const args = [
      ...settings,
      '--queue-url',
      url,
      '--output',
      's3://data/queue',
      '--visibility-timeout-seconds',
      '4',
    ]
    const killed = startWorker(t, [...args, '--wait-time-seconds', '1'])
    onPart = (part) => {
      if (part === 2) killed.child.kill('SIGKILL')
    }
    t.equal(await killed.ended(), 'SIGKILL')
    const parts: number[] = []
    onPart = (part) => void parts.push(part)
    const next = startWorker(t, [...args, '--wait-time-seconds', '2', '--idle-exit-seconds', '5'])
    t.equal(await next.ended(), 0, 'how it ends', { output: next.output() })
    t.ok((parts[0] ?? 0) > 1, 'the first part is not made again')
    t.match(
      next.lines().filter(({ msg }) => msg === 'message done'),
      [{ receives: 2, objects: 1 }],
    )
    const stray = `data:text/javascript,${encodeURIComponent("process.once('SIGUSR2', () => { throw 'stray' })")}`
    const failing = startWorker(t, args, { NODE_OPTIONS: `--import=${stray}` })
    await failing.logged('queue started')
    failing.child.kill('SIGUSR2')
    t.equal(await failing.ended(), 70, 'how it ends', { output: failing.output() })
    const answer = (await aws.request('GET', '/data/queue/in/a.csv.out')) as Buffer
    t.ok(expected['a.csv']?.equals(answer))
  })
})

t.test('SIGTERM while its modules are loaded', async (t) => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const flags = ['--conditions=@inferry/source', '--import', 'tsx', '--import', earlySignal]
  const args = [...job, '--input', 'in', '--output', 'out']
  const { status, stdout } = spawnSync(process.execPath, [...flags, main, ...args], { encoding: 'utf8' })
  t.same([status, stdout], [143, 'early'])
})

/** To the folder `in`, in parts of 8 MiB: the server takes no more at once. */
async function upload(name: string, bytes: Uint8Array): Promise<void> {
  const object = await s3Output('s3://data/in').begin(name, 'text/csv')
  let at = 0
  for (; bytes.length - at > object.partBytes; at += object.partBytes)
    await object.append([bytes.subarray(at, at + object.partBytes)])
  await object.complete([bytes.subarray(at)])
}

/** A new queue that holds a message. */
async function queueWith(body: string): Promise<string> {
  const { client, sdk } = await openSqs()()
  const { QueueUrl } = await client.send(new sdk.CreateQueueCommand({ QueueName: 'q' }))
  await client.send(new sdk.SendMessageCommand({ QueueUrl, MessageBody: body }))
  return QueueUrl as string
}
