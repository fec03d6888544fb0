import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { earlySignal } from '@inferry/testing'
import t from 'tap'
import { parsed, scriptedApi } from '../../../packages/lambda-runtime/test/fixtures/scripted-api.ts'
import { forest, freePort, start } from './fixtures/process.ts'

const zeros = Array(10).fill(0)

/** The answer to a row of zeros, once the model is loaded. */
async function answerOf(url: string): Promise<string> {
  for (;;) {
    const request = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: `${zeros}\n` }
    const answer = await fetch(`${url}/invocations`, request).catch(() => undefined)
    if (answer !== undefined && answer.status !== 503) return answer.text()
    await sleep(20)
  }
}

t.test('a server', async (t) => {
  const process = start(t, 'main.ts', { PORT: '0' })
  t.equal(await answerOf(await process.printed(/http:\/\/127\.0\.0\.1:\d+/)), '132.51001\n')
  process.kill('SIGTERM')
  t.equal(await process.ended(), 0)
})

t.test('the container of SageMaker', async (t) => {
  const port = await freePort()
  const process = start(t, 'main.ts', { SAGEMAKER_BIND_TO_PORT: port }, ['serve'])
  t.equal(await answerOf(`http://127.0.0.1:${port}`), '132.51001\n')
  process.kill('SIGTERM')
  t.equal(await process.ended(), 0)
  const training = start(t, 'main.ts', {}, ['train'])
  t.equal(await training.ended(), 2)
  t.match(training.output(), /this image does not train/)
})

t.test('a worker, told by arguments and by variables', async (t) => {
  const folder = t.testdir({ in: { 'a.csv': `${zeros}\n${zeros}\n` } })
  const input = join(folder, 'in')
  const job = ['--input', input, '--output', join(folder, 'one'), '--split-type', 'Line']
  const told = start(t, 'main.ts', {}, job)
  const variables = { INFERRY_INPUT: input, INFERRY_OUTPUT: join(folder, 'two'), INFERRY_SPLIT_TYPE: 'Line' }
  const asked = start(t, 'main.ts', variables)
  t.equal(await told.ended(), 0, told.output())
  t.equal(await asked.ended(), 0, asked.output())
  for (const out of ['one', 'two'])
    t.equal(readFileSync(join(folder, out, 'a.csv.out'), 'utf8'), '132.51001\n132.51001\n')
})

t.test('a function', async (t) => {
  const api = await scriptedApi()
  t.teardown(api.close)
  start(t, 'main.ts', { AWS_LAMBDA_RUNTIME_API: api.address }, ['handler.handler'])
  t.same(parsed(await api.call({ instances: [zeros] })), { predictions: [132.51001] })
})

t.test('another command ends it with 2', async (t) => {
  const process = start(t, 'main.ts', {}, ['bash'])
  t.equal(await process.ended(), 2)
  t.match(process.output(), /^"bash" is no command of this image: serve .*\n$/)
})

for (const [role, args, code] of [
  ['local', [], 0],
  ['sagemaker', ['serve'], 0],
  ['fargate', ['--input', 'in', '--output', 'out'], 143],
] as const) {
  t.test(`SIGTERM while the modules of ${role} are loaded`, async (t) => {
    const main = new URL('../src/main.ts', import.meta.url).pathname
    const flags = ['--conditions=@inferry/source', '--import', 'tsx', '--import', earlySignal]
    const env = { PATH: process.env['PATH'], INFERRY_MODEL: forest, PORT: '0' }
    const { status, stdout } = spawnSync(process.execPath, [...flags, main, ...args], {
      encoding: 'utf8',
      env,
    })
    t.same([status, stdout], [code, 'early'])
  })
}
