import t, { type Test } from 'tap'
import { readInvokeRequest } from '../../src/emulator/invoke-request.ts'
import { serving } from '../fixtures/serving.ts'

async function read(t: Test, body: string | Uint8Array, headers: Record<string, string> = {}) {
  let result: Awaited<ReturnType<typeof readInvokeRequest>> | undefined
  const url = await serving(t, async (request, response) => {
    result = await readInvokeRequest(request)
    response.end()
  })
  await fetch(url, { method: 'POST', body: body as string, headers })
  return result
}

function base64(value: string): string {
  return Buffer.from(value).toString('base64')
}

t.test('what a plain request means', async (t) => {
  t.match(await read(t, '{"a":1}'), {
    type: 'RequestResponse',
    tail: false,
    call: { payload: Buffer.from('{"a":1}'), clientContext: undefined, traceId: undefined },
  })
  t.match(await read(t, ''), { call: { payload: Buffer.from('{}') } })
})

t.test('headers', async (t) => {
  const result = await read(t, '1', {
    'x-amz-invocation-type': 'Event',
    'x-amz-log-type': 'Tail',
    'x-amz-client-context': base64('{\n "custom": "é" }'),
    'x-amzn-trace-id': 'Root=1',
    'x-amz-tenant-id': 'blue',
  })
  t.match(result, {
    type: 'Event',
    tail: true,
    call: { clientContext: '{"custom":"é"}', traceId: 'Root=1', tenantId: 'blue' },
  })
})

const context = (value: string) => ({ 'x-amz-client-context': base64(value) })
const cases: readonly (readonly [string, string | Uint8Array, Record<string, string>, string, RegExp])[] = [
  ['no JSON', '{', {}, 'InvalidRequestContentException', /Could not parse request body into json/],
  ['no UTF-8', new Uint8Array([34, 255, 34]), {}, 'InvalidRequestContentException', /into json/],
  ['a type', '1', { 'x-amz-invocation-type': 'Later' }, 'InvalidParameterValueException', /Later/],
  ['a type of objects', '1', { 'x-amz-invocation-type': 'toString' }, 'InvalidParameterValueException', /./],
  ['context: no JSON', '1', context('{'), 'InvalidRequestContentException', /Client context/],
  ['context: no object', '1', context('1'), 'InvalidRequestContentException', /Client context/],
  [
    'context: too long',
    '1',
    context(`{"a":"${'x'.repeat(3000)}"}`),
    'InvalidRequestContentException',
    /3583/,
  ],
  [
    'too large',
    `"${'x'.repeat(6 * 1024 * 1024 - 1)}"`,
    {},
    'RequestTooLargeException',
    /smaller than 6291456 bytes/,
  ],
  [
    'too large for an event',
    `"${'x'.repeat(1024 * 1024 - 1)}"`,
    { 'x-amz-invocation-type': 'Event' },
    'RequestTooLargeException',
    /smaller than 1048576 bytes/,
  ],
]
for (const [name, body, headers, error, message] of cases) {
  t.test(name, async (t) => t.match(await read(t, body, headers), { name: error, message }))
}

t.test('as large as may be', async (t) => {
  const body = `"${'x'.repeat(6 * 1024 * 1024 - 2)}"`
  const result = await read(t, body)
  t.ok(result !== undefined && 'call' in result && result.call.payload.length === 6 * 1024 * 1024)
})
