import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LambdaEmulatorOptions, startLambdaEmulator } from '@inferry/lambda-runtime'
import { exampleModels } from '@inferry/testing'
import t, { type Test } from 'tap'

const forest = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string
const module = fileURLToPath(new URL('../src/handler.ts', import.meta.url))
const row = new Array(10).fill(0)

/** The function in the local Lambda runtime, and a call of it. */
async function start(t: Test, env: Record<string, string> = {}, more: Partial<LambdaEmulatorOptions> = {}) {
  let log = ''
  const emulator = await startLambdaEmulator({
    folder: dirname(module),
    handler: 'handler.handler',
    memoryMegabytes: 1769,
    timeoutSeconds: 60,
    port: 0,
    env: { INFERRY_MODEL: forest, ...env },
    onLog: (text) => {
      log += text
    },
    ...more,
  })
  t.teardown(() => emulator.close())
  const invoke = async (event: unknown) => {
    const response = await fetch(`${emulator.url}/2015-03-31/functions/function/invocations`, {
      method: 'POST',
      body: typeof event === 'string' ? event : JSON.stringify(event),
    })
    const text = await response.text()
    return {
      status: response.status,
      failed: response.headers.get('x-amz-function-error'),
      // biome-ignore lint/suspicious/noExplicitAny: tests read fields of any answer
      result: JSON.parse(text) as any,
    }
  }
  return { emulator, invoke, log: () => log }
}

t.test('requests and answers that are too large, events that are none', async (t) => {
  const { invoke } = await start(t)
  const huge = { instances: new Array(500_000).fill(row) }
  t.match(await invoke(huge), { status: 413, result: { message: /6291456|too large|exceeded/i } })
  const csv = '0,0,0,0,0,0,0,0,0,0\n'.repeat(280_000)
  const asked = { headers: { 'content-type': 'text/csv', accept: 'application/json' }, body: csv }
  const answered = await invoke(asked)
  t.equal(answered.result.statusCode, 200, 'as much as fits is answered')
  const alb = {
    requestContext: { elb: {} },
    httpMethod: 'POST',
    path: '/invocations',
    isBase64Encoded: false,
    ...asked,
  }
  t.match(await invoke(alb), { result: { statusCode: 413, body: /ANSWER_TOO_LARGE/ } })
  t.match(await invoke('{'), { status: 400 })
  t.match(await invoke({ ...alb, path: 7 }), { result: { statusCode: 400, body: /MALFORMED_REQUEST/ } })
  t.match(await invoke({ Records: [{ eventSource: 'aws:sqs' }] }), {
    failed: 'Unhandled',
    result: { errorType: 'MALFORMED_REQUEST' },
  })
  t.match(await invoke({ Records: [{ eventSource: 'aws:s3' }] }), { failed: 'Unhandled' })
  t.match(await invoke(7), { failed: 'Unhandled', result: { errorType: 'INVALID_INPUT' } })
  t.same((await invoke({ instances: [row] })).result, { predictions: [132.51001] }, 'the next one works')
})

t.test('a function that is killed in a run', { skip: !existsSync('/proc') && 'no /proc' }, async (t) => {
  const { invoke, log } = await start(t)
  await invoke({ instances: [row] })
  // Stopped, it cannot answer before it is killed.
  for (const pid of childrenOf(process.pid)) process.kill(pid, 'SIGSTOP')
  const asked = invoke({ instances: [row] })
  while (log().split('START RequestId').length < 3) await new Promise((resolve) => setTimeout(resolve, 10))
  for (const pid of childrenOf(process.pid)) process.kill(pid, 'SIGKILL')
  t.match(await asked, { failed: 'Unhandled', result: { errorMessage: /signal: killed|exit/i } })
  t.same((await invoke({ instances: [row] })).result, { predictions: [132.51001] }, 'the next one works')
})

t.test(
  'a model that is too large for the memory',
  { skip: !existsSync('/proc') && 'no /proc' },
  async (t) => {
    const INFERRY_MODEL = largeModel(t.testdir())
    const { invoke, emulator } = await start(
      t,
      { INFERRY_MODEL, INFERRY_ENGINE: 'onnxruntime' },
      { memoryMegabytes: 320 },
    )
    if (emulator.enforced.memory === 'none') return t.comment('no limit is kept here')
    const killed = { failed: 'Unhandled', result: { errorMessage: /signal: killed/ } }
    t.match(await invoke({ instances: [row] }), killed)
  },
)

/** The forest's graph with 256 MiB that mean nothing, in a field that ONNX does not have. */
function largeModel(folder: string): string {
  cpSync(forest, folder, { recursive: true })
  const head = Buffer.from([0xc2, 0x3e, 0x80, 0x80, 0x80, 0x80, 0x01])
  const model = Buffer.concat([readFileSync(join(folder, 'model.onnx')), head, Buffer.alloc(2 ** 28, 1)])
  writeFileSync(join(folder, 'model.onnx'), model)
  const manifest = JSON.parse(readFileSync(join(folder, 'inferry.json'), 'utf8'))
  const entry = manifest.files.find(({ path }: { path: string }) => path === 'model.onnx')
  entry.size = model.length
  entry.sha256 = createHash('sha256').update(model).digest('hex')
  writeFileSync(join(folder, 'inferry.json'), JSON.stringify(manifest))
  return folder
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
        return (
          fields?.[1] === String(parent) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('loop-main')
        )
      } catch {
        return false
      }
    })
}

t.test('an init that fails is logged, and has our code', async (t) => {
  const { invoke, log } = await start(t, { INFERRY_THREADS: 'foo' })
  const { failed, result } = await invoke({ instances: [row] })
  t.ok(failed)
  t.match(result, { errorType: 'INVALID_CONFIGURATION', errorMessage: /^INFERRY_THREADS is "foo", expected/ })
  t.match(
    log(),
    /ERROR\tInit Error\t\{"errorType":"INVALID_CONFIGURATION","errorMessage":"INFERRY_THREADS is/,
  )
})
