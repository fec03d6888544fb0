import t, { type Test } from 'tap'
import { createEnvironmentPool, type EnvironmentPool } from '../../src/emulator/environment-pool.ts'
import { handleInvoke } from '../../src/emulator/handle-invoke.ts'
import {
  type ExecutionEnvironment,
  startExecutionEnvironment,
} from '../../src/environment/execution-environment.ts'
import { fixtures } from '../fixtures/folder.ts'
import { serving } from '../fixtures/serving.ts'

let log = ''
const settings = { folder: fixtures, handler: 'acts.handler', memoryMegabytes: 1769, timeoutSeconds: 20 }
let environment: ExecutionEnvironment
let pool: EnvironmentPool

function onLog(text: string): void {
  log += text
}

t.before(async () => {
  environment = await startExecutionEnvironment(settings, onLog)
  pool = createEnvironmentPool(environment, () => Promise.reject(new Error('one is enough')), 1)
})

function url(t: Test, path = '/2015-03-31/functions/function/invocations') {
  return serving(t, (request, response) => handleInvoke(pool, 'forest', onLog, request, response)).then(
    (server) => server + path,
  )
}

t.test('an answer, a failure, the log', async (t) => {
  const to = await url(t)
  const good = await fetch(to, { method: 'POST', body: '{"act":"answer","value":"é"}' })
  t.equal(good.status, 200)
  t.equal(await good.text(), '"é"')
  t.equal(good.headers.get('x-amz-executed-version'), '$LATEST')
  t.equal(good.headers.get('content-type'), 'application/json')
  t.match(good.headers.get('x-amzn-requestid'), /^[0-9a-f-]{36}$/)
  t.equal(good.headers.get('x-amz-function-error'), null)
  t.equal(good.headers.get('x-amz-log-result'), null)
  const headers = { 'x-amz-log-type': 'Tail' }
  const bad = await fetch(to, { method: 'POST', body: '{"act":"fail","message":"boom"}', headers })
  t.equal(bad.status, 200)
  t.equal(bad.headers.get('x-amz-function-error'), 'Unhandled')
  t.match(await bad.json(), { errorType: 'TypeError', errorMessage: 'boom' })
  t.match(
    Buffer.from(bad.headers.get('x-amz-log-result') ?? '', 'base64').toString(),
    /^START.*\n.*boom.*\nEND.*\nREPORT.*\n$/,
  )
})

t.test('an event is answered at once', async (t) => {
  const headers = { 'x-amz-invocation-type': 'Event' }
  const body = '{"act":"log","text":"from an event","times":1}'
  const response = await fetch(await url(t), { method: 'POST', body, headers })
  t.equal(response.status, 202)
  t.equal(await response.text(), '')
  // It runs before the next one.
  await fetch(await url(t), { method: 'POST', body: '{"act":"count"}' })
  t.match(log, /from an event/)
})

t.test('a dry run runs nothing', async (t) => {
  const before = log
  const headers = { 'x-amz-invocation-type': 'DryRun' }
  const response = await fetch(await url(t), { method: 'POST', body: '{"act":"count"}', headers })
  t.equal(response.status, 204)
  t.equal(log, before)
})

const refused: readonly (readonly [string, string, RequestInit, number, string])[] = [
  ['an unknown path', '/', { method: 'POST' }, 404, 'UnknownOperationException'],
  ['a GET', '/2015-03-31/functions/forest/invocations', {}, 404, 'UnknownOperationException'],
  [
    'another function',
    '/2015-03-31/functions/tree/invocations',
    { method: 'POST' },
    404,
    'ResourceNotFoundException',
  ],
  [
    'an alias',
    '/2015-03-31/functions/forest/invocations?Qualifier=prod',
    { method: 'POST' },
    404,
    'ResourceNotFoundException',
  ],
  [
    'a web page',
    '/2015-03-31/functions/forest/invocations',
    { method: 'POST', headers: { origin: 'https://example.com' } },
    403,
    'AccessDeniedException',
  ],
  [
    'no JSON',
    '/2015-03-31/functions/forest/invocations',
    { method: 'POST', body: '{' },
    400,
    'InvalidRequestContentException',
  ],
]
for (const [name, path, init, status, error] of refused) {
  t.test(name, async (t) => {
    const response = await fetch(await url(t, path), init)
    t.equal(response.status, status)
    t.equal(response.headers.get('x-amzn-errortype'), error)
    t.type(((await response.json()) as { message: unknown }).message, 'string')
  })
}

t.test('an event is refused when too many wait, and told when it is lost', async (t) => {
  let end: () => void = () => {}
  pool.run(() => new Promise<void>((resolve) => (end = resolve)))
  const to = await url(t)
  const send = () =>
    fetch(to, { method: 'POST', body: '{"act":"count"}', headers: { 'x-amz-invocation-type': 'Event' } })
  const accepted = await Promise.all(Array.from({ length: 100 }, send))
  t.same([...new Set(accepted.map(({ status }) => status))], [202])
  const refused = await send()
  t.equal(refused.status, 429)
  t.equal(refused.headers.get('x-amzn-errortype'), 'TooManyRequestsException')
  await pool.close()
  end()
  t.equal(log.split('an event was accepted and not run: the emulator was closed\n').length, 101)
})

t.test('a closed pool', async (t) => {
  const headers = { 'x-amz-invocation-type': 'Event' }
  for (const init of [{}, { headers }]) {
    const response = await fetch(await url(t), { method: 'POST', body: '{}', ...init })
    t.equal(response.status, 500)
    t.equal(response.headers.get('x-amzn-errortype'), 'ServiceException')
  }
})
