import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { type CallResult, startExecutionEnvironment } from '../../src/environment/execution-environment.ts'
import type { FunctionSettings } from '../../src/environment/function-settings.ts'
import { fixtures } from '../fixtures/folder.ts'
import { parsed } from '../fixtures/scripted-api.ts'

// Processes are started and killed, and an init is waited for until it is cut.
t.setTimeout(180_000)

interface Started {
  call(event: unknown): Promise<CallResult>
  readonly enforced: { readonly memory: string; readonly cpu: string }
  readonly initialized: Promise<void>
  log(): string
  close(): Promise<void>
}

async function start(t: Test, handler: string, settings: Partial<FunctionSettings> = {}): Promise<Started> {
  let log = ''
  const given = { folder: fixtures, handler, memoryMegabytes: 1769, timeoutSeconds: 20, ...settings }
  const environment = await startExecutionEnvironment(given, (text) => {
    log += text
  })
  t.teardown(environment.close)
  return {
    call: (event) => environment.invoke({ payload: Buffer.from(JSON.stringify(event)) }),
    enforced: environment.enforced,
    initialized: environment.initialized,
    log: () => log,
    close: environment.close,
  }
}

/** What an error's payload says. */
function failure(result: CallResult): unknown {
  const { errorType, errorMessage } = parsed(result)
  return [result.functionError, errorType, String(errorMessage).replace(result.report.requestId, 'ID')]
}

t.test('calls of one process, and their REPORT lines', async (t) => {
  const { call, log } = await start(t, 'acts.handler')
  const first = await call({ act: 'count' })
  const second = await call({ act: 'count' })
  t.same([parsed(first), parsed(second)], [1, 2])
  t.equal(first.functionError, false)
  const { report } = first
  t.ok(report.initMilliseconds !== undefined && report.initMilliseconds > 0)
  t.equal(report.billedMilliseconds, Math.ceil((report.initMilliseconds ?? 0) + report.durationMilliseconds))
  t.ok(process.platform !== 'linux' || report.maxMemoryMegabytes > 20)
  t.equal(second.report.initMilliseconds, undefined)
  t.equal(second.report.billedMilliseconds, Math.ceil(second.report.durationMilliseconds))
  const lines = log().split('\n')
  const { requestId } = report
  t.equal(lines[0], `START RequestId: ${requestId} Version: $LATEST`)
  t.equal(lines[1], `END RequestId: ${requestId}`)
  t.match(
    lines[2],
    /^REPORT RequestId: [^\t]+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 1769 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t$/,
  )
  t.notMatch(lines[5], /Init Duration/)
  t.equal(Buffer.from(first.logTail).toString(), `${lines.slice(0, 3).join('\n')}\n`)
})

t.test('context and environment of the process', async (t) => {
  process.env['SECRET_OF_THE_CALLER'] = '1'
  t.teardown(() => delete process.env['SECRET_OF_THE_CALLER'])
  const { call } = await start(t, 'acts.handler', { name: 'forest', env: { GREETING: 'hello' } })
  const context = parsed(await call({ act: 'context' }))
  t.match(context, {
    functionName: 'forest',
    functionVersion: '$LATEST',
    memoryLimitInMB: '1769',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:012345678912:function:forest',
    logGroupName: '/aws/lambda/forest',
    xRayTraceId: /^Root=1-/,
  })
  t.ok((context['remaining'] as number) > 0 && (context['remaining'] as number) <= 20_000)
  const environment = parsed(await call({ act: 'environment' }))
  t.equal(environment['GREETING'], 'hello')
  t.match(environment['_X_AMZN_TRACE_ID'], /^Root=1-/)
  t.equal(environment['SECRET_OF_THE_CALLER'], undefined)
  t.equal(`${parsed(await call({ act: 'where' }))}/`, fixtures)
  t.ok((parsed(await call({ act: 'options' })) as unknown as string[]).includes('--max-old-space-size=1592'))
})

t.test('failures of a call; the next one works', async (t) => {
  const { call, log } = await start(t, 'acts.handler')
  t.same(failure(await call({ act: 'fail', message: 'boom' })), [true, 'TypeError', 'boom'])
  t.match(log(), /ERROR\tInvoke Error\t.*boom/)

  const exit = await call({ act: 'exit', code: 5 })
  const message = 'RequestId: ID Error: Runtime exited with error: exit status 5'
  t.same(failure(exit), [true, 'Runtime.ExitError', message])
  t.match(exit.report, { status: 'error', errorType: 'Runtime.ExitError' })
  t.match(log(), /exit status 5\nRuntime\.ExitError\nEND/)

  const after = await call({ act: 'count' })
  t.equal(parsed(after), 1)
  t.equal(after.report.initMilliseconds, undefined)

  t.match(failure(await call({ act: 'abort' })), [true, 'Runtime.ExitError', /signal: aborted/])
  t.match(failure(await call({ act: 'throwLater' })), [true, 'RangeError', 'thrown by a timer'])
  t.match(failure(await call({ act: 'neverSettle' })), [true, 'Runtime.NodeJsExit', /never settled/])
  t.equal(parsed(await call({ act: 'count' })), 1)
})

t.test('a process that ends between calls', async (t) => {
  const { call } = await start(t, 'acts.handler')
  const pid = parsed(await call({ act: 'pid' }))
  await call({ act: 'exitSoon' })
  // It may end in the next call, which then fails; in the end another process answers.
  let after = await call({ act: 'pid' })
  while (after.functionError || parsed(after) === pid) after = await call({ act: 'pid' })
  t.type(parsed(after), 'number')
})

t.test('an answer up to the limit and beyond', async (t) => {
  const { call } = await start(t, 'acts.handler')
  const limit = 6 * 1024 * 1024 + 100
  t.equal((await call({ act: 'large', size: limit })).payload.length, limit)
  t.match(failure(await call({ act: 'large', size: limit + 1 })), [
    true,
    'Function.ResponseSizeTooLarge',
    /6291557/,
  ])
  t.equal(parsed(await call({ act: 'count' })), 1)
})

t.test('a time-out kills the process and what it started', async (t) => {
  const { call, log } = await start(t, 'acts.handler', { timeoutSeconds: 1 })
  for (const act of ['childThenHang', 'spin']) {
    const late = await call({ act })
    t.same(failure(late), [
      true,
      'Sandbox.Timedout',
      'RequestId: ID Error: Task timed out after 1.00 seconds',
    ])
    t.match(late.report, { status: 'timeout', durationMilliseconds: 1000 })
  }
  t.match(log(), /Z [^ ]+ Task timed out after 1\.00 seconds\n/)
  const child = Number(/child (\d+)/.exec(log())?.[1])
  await t.rejects(
    async () => {
      for (;;) {
        process.kill(child, 0)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    { code: 'ESRCH' },
  )
})

t.test('more memory than there is', async (t) => {
  const { call, enforced, log } = await start(t, 'acts.handler', { memoryMegabytes: 256 })
  if (enforced.memory === 'none') return void t.pass('nothing watches memory here')
  const killed = await call({ act: 'hold', megabytes: 400 })
  const message = 'RequestId: ID Error: Runtime exited with error: signal: killed'
  t.same(failure(killed), [true, 'Runtime.OutOfMemory', message])
  t.match(killed.report, {
    status: 'error',
    errorType: 'Runtime.OutOfMemory',
    maxMemoryMegabytes: 256,
    enforced,
  })
  t.match(log(), /Max Memory Used: 256 MB\t.*Status: error\tError Type: Runtime\.OutOfMemory/)
  t.equal(parsed(await call({ act: 'count' })), 1)
})

t.test('the log tail has 4 KB, with the end of what was written', async (t) => {
  const { call } = await start(t, 'acts.handler')
  const { logTail, report } = await call({ act: 'log', text: 'x'.repeat(99), times: 100 })
  const tail = Buffer.from(logTail).toString()
  t.equal(logTail.length, 4096)
  t.match(tail, `no line break\nEND RequestId: ${report.requestId}\nREPORT`)
})

t.test('a failed init is done again at each call, and tells why', async (t) => {
  const { call, log, initialized } = await start(t, 'fails-in-init.handler')
  await initialized
  t.match(
    log(),
    /^INIT_REPORT Init Duration: [\d.]+ ms\tPhase: init\tStatus: error\tError Type: Runtime.Unknown\t$/m,
  )
  t.same(failure(await call({})), [true, 'RangeError', 'no model here'])
  t.match(log(), /^INIT_REPORT Init Duration: [\d.]+ ms\tPhase: invoke\tStatus: error/m)
  t.same(failure(await call({})), [true, 'RangeError', 'no model here'])
})

t.test('an init that goes well the second time', async (t) => {
  const mark = join(t.testdir({}) as string, 'mark')
  const { call, initialized } = await start(t, 'fails-once-in-init.handler', { env: { MARK: mark } })
  await initialized
  const result = await call({})
  t.equal(parsed(result), 'well')
  t.equal(result.report.initMilliseconds, undefined)
})

t.test('a process that ends in init', async (t) => {
  const { call } = await start(t, 'exits-in-init.handler')
  t.match(failure(await call({})), [true, 'Runtime.ExitError', /exit status 3/])
})

t.test('an init beyond 10 seconds is cut, then has the time of the call', async (t) => {
  const { call, log, initialized } = await start(t, 'hangs-in-init.handler', { timeoutSeconds: 1 })
  await initialized
  t.match(log(), /^INIT_REPORT Init Duration: 10\d{3}\.\d\d ms\tPhase: init\tStatus: timeout\t$/m)
  t.match(failure(await call({})), [true, 'Sandbox.Timedout', /1\.00 seconds/])
  t.match(log(), /Phase: invoke\tStatus: timeout/)
})

t.test('closing while a call waits for init starts no other process', async (t) => {
  const { call, close } = await start(t, 'hangs-in-init.handler', { timeoutSeconds: 1 })
  const waiting = t.rejects(call({}), { code: 'ABORTED', message: /environment was closed/ })
  await close()
  await waiting
})

t.test('where no process can be started, no timer and no server is left', async (t) => {
  async function left(): Promise<readonly string[]> {
    // A server that is closed is gone some turns of the event loop later.
    for (let turn = 0; turn < 5; turn++) await setImmediate()
    return process.getActiveResourcesInfo().filter((name) => /^(Timeout|TCPServerWrap)$/.test(name))
  }
  const source = 'export const handler = async () => process.exit(1)'
  const folder = t.testdir({ there: { 'exits.mjs': source } }) as string
  const { call } = await start(t, 'exits.handler', { folder: join(folder, 'there') })
  t.match(failure(await call({})), [true, 'Runtime.ExitError', /exit status 1/])
  const before = await left()
  renameSync(join(folder, 'there'), join(folder, 'away'))
  await t.rejects(call({}), { code: 'INTERNAL', message: /no process could be started/ })
  t.same(await left(), before)
  renameSync(join(folder, 'away'), join(folder, 'there'))
  t.match(failure(await call({})), [true, 'Runtime.ExitError', /exit status 1/], 'the next one works')
})
