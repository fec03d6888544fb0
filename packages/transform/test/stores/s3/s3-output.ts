import { faultOf } from '@inferry/testing'
import { awsServer, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { s3Output } from '../../../src/stores/s3/s3-output.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('a small object is one request, under the prefix as a folder', async (t) => {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  const proxy = await faultProxy(t, server.url, () => undefined)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  for (const [url, path] of [
    ['s3://bucket/out', '/bucket/out/k'],
    ['s3://bucket/out/', '/bucket/out/k'],
    ['s3://bucket', '/bucket/k'],
  ] as const) {
    const output = s3Output(url)
    t.equal(output.name, url)
    const before = proxy.requests.length
    await (await output.begin('k', 'text/csv; charset=utf-8')).complete([
      Buffer.from('1\n'),
      Buffer.from('2\n'),
    ])
    t.same(proxy.requests.slice(before), [`PUT ${path}?x-id=PutObject`])
    t.equal(String(await server.request('GET', path)), '1\n2\n')
    const { headers } = await fetch(`${server.url}${path}`)
    t.equal(headers.get('content-type'), 'text/csv; charset=utf-8')
  }
  t.match(
    faultOf(() => s3Output('out')),
    { code: 'INVALID_CONFIGURATION' },
  )
})

t.test('a signal ends the wait for what is not answered', async (t) => {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  let controller = new AbortController()
  const proxy = await faultProxy(t, server.url, (method) => {
    if (method === 'POST') return undefined
    controller.abort(new Error('enough'))
    return { kind: 'hang' }
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  const { begin, resume, states, version } = s3Output('s3://bucket/out/')
  const object = await begin('k', 'text/csv')
  const state = { uploadId: 'u', mark: 'm', parts: [{ etag: 'e' }] }
  for (const call of [
    (signal: AbortSignal) => object.append([Buffer.from('x')], signal),
    (signal: AbortSignal) => resume('k', state, signal),
    (signal: AbortSignal) => states.write('k', 1, signal),
    (signal: AbortSignal) => states.read('k', signal),
    (signal: AbortSignal) => version('k', signal),
  ]) {
    controller = new AbortController()
    t.equal((await rejection(call(controller.signal))).code, 'ABORTED', `${call}`)
  }
  t.equal(proxy.requests.length, 6, 'none was tried again')
})

t.test('what may not be written', async (t) => {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  const proxy = await faultProxy(t, server.url, () => ({ kind: 'status', status: 403, code: 'AccessDenied' }))
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url })
  const output = s3Output('s3://bucket/out/')
  const object = await output.begin('k', 'text/csv')
  const state = { uploadId: 'u', mark: 'm', parts: [{ etag: 'e' }] }
  for (const [action, call] of [
    ['s3:PutObject', () => object.append([Buffer.from('x')])],
    ['s3:PutObject', () => object.complete([Buffer.from('x')])],
    ['s3:PutObject', () => output.resume('k', state)],
    ['s3:PutObject', () => output.states.write('k', 1)],
    ['s3:GetObject', () => output.states.read('k')],
    ['s3:DeleteObject', () => output.states.remove('k')],
    ['s3:GetObject', () => output.version('k')],
  ] as const) {
    const { code, message } = await rejection(call())
    t.equal(code, 'STORAGE_DENIED')
    t.ok(message.includes(`must be allowed ${action}`), message)
  }
  await object.discard()
})
