import { awsServer, type Fault, faultProxy, sdkEnvironment } from '@inferry/testing/aws'
import t, { type Test } from 'tap'
import { createUpload, openUpload } from '../../../src/stores/s3/multipart-upload.ts'
import { s3Folder } from '../../../src/stores/s3/s3-folder.ts'
import { randomBytes } from '../fixtures/random-bytes.ts'
import { rejection } from '../fixtures/rejection.ts'

const part = randomBytes(5 * 1024 * 1024)

async function place(t: Test, pick: (method: string, url: URL) => Fault | undefined = () => undefined) {
  const server = await awsServer(t)
  await server.request('PUT', '/bucket')
  const proxy = await faultProxy(t, server.url, pick)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: proxy.url, AWS_MAX_ATTEMPTS: '3' })
  return { server, folder: s3Folder('bucket', 'out/') }
}

t.test('an answer that was lost: the object bears the mark of its upload', async (t) => {
  let lost = 0
  const { server, folder } = await place(t, (method, url) => {
    if (method !== 'POST' || !url.searchParams.has('uploadId') || lost > 0) return undefined
    lost += 1
    return { kind: 'lose' }
  })
  const upload = await createUpload(folder, 'k', 'text/csv')
  await upload.add(part)
  const etag = await upload.complete(new Uint8Array())
  t.equal(lost, 1)
  const head = await fetch(`${server.url}/bucket/out/k`, { method: 'HEAD' })
  t.equal(head.headers.get('etag'), etag)
  t.equal(head.headers.get('content-type'), 'text/csv')
  t.ok((await server.request('GET', '/bucket/out/k'))?.equals(part))
})

t.test('an upload that is gone, and an object of another', async (t) => {
  const { server, folder } = await place(t)
  const upload = await createUpload(folder, 'k', 'text/csv')
  await upload.add(part)
  t.ok(await upload.exists())
  await upload.abort()
  t.notOk(await upload.exists())
  const taken = {
    code: 'OBJECT_CHANGED',
    message: /^s3:\/\/bucket\/out\/k: begun anew .* by someone else/,
    location: { file: 'k' },
  }
  t.match(await rejection(upload.add(part)), taken)
  t.match(await rejection(upload.complete(new Uint8Array())), taken)
  await server.request('PUT', '/bucket/out/k', 'of someone else')
  t.match(await rejection(upload.complete(new Uint8Array())), taken)
  t.match(await rejection(upload.complete(Buffer.from('end'))), taken)
})

t.test('what a killed worker had sent last completes it below the next one', async (t) => {
  const { server, folder } = await place(t)
  const killed = await createUpload(folder, 'k', 'text/csv')
  await killed.add(part)
  const next = openUpload(folder, 'k', killed.state)
  t.ok(await next.exists())
  const end = Buffer.from('end')
  const etag = await killed.complete(end)
  t.equal(await next.complete(end), etag)
  t.ok((await server.request('GET', '/bucket/out/k'))?.equals(Buffer.concat([part, end])))
})

t.test('parts beyond the state are sent over, or left out', async (t) => {
  const { server, folder } = await place(t)
  const first = await createUpload(folder, 'k', 'text/csv')
  await first.add(part)
  const { state } = first
  await first.add(randomBytes(6 * 1024 * 1024, 2))
  await first.add(part)
  t.equal(state.parts.length, 1, 'a state stays as it was')
  const second = openUpload(folder, 'k', state)
  t.ok(await second.exists())
  await second.complete(new Uint8Array())
  t.ok((await server.request('GET', '/bucket/out/k'))?.equals(part))
})

t.test('the last part is there once, though completing was tried twice', async (t) => {
  let refused = 0
  const { server, folder } = await place(t, (method, url) => {
    if (method !== 'POST' || !url.searchParams.has('uploadId') || refused > 0) return undefined
    refused += 1
    return { kind: 'status', status: 403, code: 'AccessDenied' }
  })
  const upload = await createUpload(folder, 'k', 'text/csv')
  await upload.add(part)
  const last = Buffer.from('end')
  t.match(await rejection(upload.complete(last)), { code: 'STORAGE_DENIED' })
  await upload.complete(last)
  t.ok((await server.request('GET', '/bucket/out/k'))?.equals(Buffer.concat([part, last])))
})
