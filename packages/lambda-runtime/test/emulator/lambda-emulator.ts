import {
  InvocationType,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  LogType,
} from '@aws-sdk/client-lambda'
import t, { type Test } from 'tap'
import { type LambdaEmulatorOptions, startLambdaEmulator } from '../../src/emulator/lambda-emulator.ts'
import { fixtures } from '../fixtures/folder.ts'

t.setTimeout(120_000)

interface Invoked {
  readonly status: number | undefined
  readonly functionError: string | undefined
  readonly payload: unknown
  readonly log: string
  readonly version: string | undefined
}

/** An emulator and AWS's own client for it. */
async function start(t: Test, options: Partial<LambdaEmulatorOptions> = {}) {
  let log = ''
  const emulator = await startLambdaEmulator({
    folder: fixtures,
    handler: 'acts.handler',
    memoryMegabytes: 1769,
    timeoutSeconds: 20,
    port: 0,
    onLog: (text) => {
      log += text
    },
    ...options,
  })
  const client = new LambdaClient({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  t.teardown(async () => {
    client.destroy()
    await emulator.close()
  })
  async function invoke(event: unknown, more: Partial<InvokeCommandInput> = {}): Promise<Invoked> {
    const output = await client.send(
      new InvokeCommand({
        FunctionName: 'function',
        Payload: JSON.stringify(event),
        LogType: LogType.Tail,
        ...more,
      }),
    )
    const text = Buffer.from(output.Payload ?? []).toString()
    return {
      status: output.StatusCode,
      functionError: output.FunctionError,
      payload: text === '' ? undefined : JSON.parse(text),
      log: Buffer.from(output.LogResult ?? '', 'base64').toString(),
      version: output.ExecutedVersion,
    }
  }
  return { emulator, client, invoke, log: () => log }
}

t.test('an answer, its log and version', async (t) => {
  const { invoke, emulator } = await start(t)
  t.match(emulator.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.match(emulator.enforced, { memory: /^(cgroup|watch|none)$/, cpu: /^(cgroup|none)$/ })
  await emulator.initialized
  t.doesNotThrow(() => process.kill(emulator.pid, 0))
  const first = await invoke({ act: 'answer', value: { text: 'é €' } })
  t.match(first, { status: 200, functionError: undefined, payload: { text: 'é €' }, version: '$LATEST' })
  t.match(first.log, /^START RequestId: .*\nEND RequestId: .*\nREPORT .*Init Duration: [\d.]+ ms\t\n$/)
  t.notMatch((await invoke({ act: 'count' })).log, /Init Duration/)
})

t.test('a function’s name, context and client context', async (t) => {
  const { invoke } = await start(t, { name: 'forest', env: { AWS_REGION: 'eu-west-1' } })
  const clientContext = { custom: { text: 'é €' }, env: {} }
  const { payload } = await invoke(
    { act: 'context' },
    {
      FunctionName: 'arn:aws:lambda:eu-west-1:012345678912:function:forest',
      ClientContext: Buffer.from(JSON.stringify(clientContext, undefined, 2)).toString('base64'),
      Qualifier: '$LATEST',
    },
  )
  t.match(payload, {
    functionName: 'forest',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:012345678912:function:forest',
    clientContext,
  })
  await t.rejects(invoke({}, { FunctionName: 'other' }), {
    name: 'ResourceNotFoundException',
    message: /other; this emulator runs forest/,
  })
})

t.test('failures of the function, each followed by a call that works', async (t) => {
  const { invoke, emulator } = await start(t, { timeoutSeconds: 3 })
  const { pid } = emulator
  const cases: readonly (readonly [object, string, RegExp])[] = [
    [{ act: 'fail', message: 'boom' }, 'TypeError', /^boom$/],
    [{ act: 'exit', code: 9 }, 'Runtime.ExitError', /exit status 9$/],
    [{ act: 'rejectUnhandled' }, 'Runtime.UnhandledPromiseRejection', /rejected and forgotten/],
    [{ act: 'hang' }, 'Sandbox.Timedout', /Task timed out after 3\.00 seconds$/],
    [{ act: 'large', size: 6_291_557 }, 'Function.ResponseSizeTooLarge', /6291557 bytes/],
  ]
  for (const [event, errorType, errorMessage] of cases) {
    const failed = await invoke(event)
    t.match(failed, { status: 200, functionError: 'Unhandled', payload: { errorType, errorMessage } })
    t.match(failed.log, /^START.*\n(?:.*\n)*REPORT RequestId/)
    t.type((await invoke({ act: 'count' })).payload, 'number')
  }
  t.not(emulator.pid, pid, 'another process has taken its place')
})

t.test('more memory than there is', async (t) => {
  const { emulator, invoke } = await start(t, { memoryMegabytes: 256 })
  if (emulator.enforced.memory === 'none') return void t.pass('nothing watches memory here')
  const killed = await invoke({ act: 'hold', megabytes: 400 })
  t.match(killed, { functionError: 'Unhandled', payload: { errorType: 'Runtime.OutOfMemory' } })
  t.match(killed.log, /signal: killed/)
  t.equal((await invoke({ act: 'count' })).payload, 1)
})

t.test('requests that the service refuses', async (t) => {
  const { invoke } = await start(t)
  await t.rejects(invoke('x'.repeat(6 * 1024 * 1024 - 1)), {
    name: 'RequestTooLargeException',
    $metadata: { httpStatusCode: 413 },
  })
  await t.rejects(invoke({}, { Payload: '{' }), {
    name: 'InvalidRequestContentException',
    message: /Could not parse request body into json/,
  })
  t.match(await invoke({ act: 'answer', value: 'x'.repeat(6_000_000) }), { status: 200 })
})

t.test('events and dry runs', async (t) => {
  const { invoke, log } = await start(t)
  const event = { act: 'log', text: 'from an event', times: 1 }
  t.match(await invoke(event, { InvocationType: InvocationType.DryRun }), { status: 204, payload: undefined })
  t.match(await invoke(event, { InvocationType: InvocationType.Event }), { status: 202, payload: undefined })
  t.equal((await invoke({ act: 'count' })).payload, 1)
  t.equal(log().split('from an event').length, 2)
})

t.test('concurrent calls wait in line for one environment', async (t) => {
  const { invoke } = await start(t)
  const answers = await Promise.all(Array.from({ length: 8 }, () => invoke({ act: 'count' })))
  t.same(answers.map(({ payload }) => payload as number).sort(), [1, 2, 3, 4, 5, 6, 7, 8])
})

t.test('or get others, up to the concurrency', async (t) => {
  const { invoke } = await start(t, { concurrency: 2, timeoutSeconds: 3 })
  const late = invoke({ act: 'hang' })
  const pid = (await invoke({ act: 'pid' })).payload
  t.equal((await invoke({ act: 'pid' })).payload, pid)
  t.match(await late, { payload: { errorType: 'Sandbox.Timedout' } })
})

t.test('closing ends what runs', async (t) => {
  const { emulator, invoke } = await start(t)
  const running = invoke({ act: 'hang' }).catch((error: Error) => error)
  await invoke({}, { InvocationType: InvocationType.DryRun })
  await emulator.close()
  const outcome = await running
  t.ok(outcome instanceof Error || outcome.functionError === 'Unhandled')
  await t.rejects(invoke({ act: 'count' }))
})

t.test('what cannot be', async (t) => {
  const { emulator } = await start(t)
  let log = ''
  const onLog = (text: string) => {
    log += text
  }
  const good = { folder: fixtures, handler: 'acts.handler', onLog }
  const port = Number(new URL(emulator.url).port)
  await t.rejects(startLambdaEmulator({ ...good, port }), {
    code: 'INVALID_CONFIGURATION',
    message: `cannot listen on port ${port} of 127.0.0.1: the port is taken; choose another`,
    location: { field: 'port' },
  })
  t.equal(log, '', 'no process was started')
  await t.rejects(startLambdaEmulator({ ...good, port: 0, concurrency: 0 }), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'concurrency' },
  })
  await t.rejects(startLambdaEmulator({ ...good, port: 0, memoryMegabytes: 64 }), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'memoryMegabytes' },
  })
})
