import { gzipSync } from 'node:zlib'
import { sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { longestObject, s3Storage } from '../../src/outputs/s3-storage.ts'
import { freshSignal } from './fixtures/fresh-signal.ts'
import { rejection } from './fixtures/rejection.ts'
import { s3Server } from './fixtures/s3-server.ts'

const { signal } = new AbortController()
const bucket = 'b'

t.test('reads', async (t) => {
  const { url, heard } = await s3Server(t, {
    'b/a b+c/ü.csv': { body: '1,2\n', contentType: 'binary/octet-stream' },
    'b/v.json': { body: 'new', contentType: 'application/json' },
    'b/v.json?old': { body: 'old', contentType: 'text/csv' },
    'b/z.json': { body: gzipSync('[1]'), contentType: 'application/json', contentEncoding: 'gzip' },
    'b/c.json': { body: '[2]', contentType: 'application/json', contentEncoding: 'aws-chunked' },
    'b/cz.json': {
      body: gzipSync('[3]'),
      contentType: 'application/json',
      contentEncoding: 'gzip, aws-chunked',
    },
    'b/u.csv.gz': { body: gzipSync('5\n'), contentType: 'binary/octet-stream' },
    'b/w.csv.gz': { body: gzipSync('6\n'), contentType: 'application/gzip' },
    'b/t.csv.gz': { body: gzipSync('7\n'), contentType: 'text/csv' },
    'b/plain.csv.gz': { body: '8\n', contentType: 'binary/octet-stream' },
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  const storage = s3Storage(undefined, process.env)
  for (const [object, contentType, text] of [
    [{ bucket, key: 'a b+c/ü.csv' }, 'text/csv', '1,2\n'],
    [{ bucket, key: 'v.json' }, 'application/json', 'new'],
    [{ bucket, key: 'v.json', versionId: 'old' }, 'text/csv', 'old'],
    [{ bucket, key: 'z.json' }, 'application/json', '[1]'],
    [{ bucket, key: 'c.json' }, 'application/json', '[2]'],
    [{ bucket, key: 'cz.json' }, 'application/json', '[3]'],
    [{ bucket, key: 'u.csv.gz' }, 'text/csv', '5\n'],
    [{ bucket, key: 'w.csv.gz' }, 'text/csv', '6\n'],
    [{ bucket, key: 't.csv.gz' }, 'text/csv', '7\n'],
    [{ bucket, key: 'plain.csv.gz' }, 'text/csv', '8\n'],
  ] as const) {
    const payload = await storage.read(object, signal)
    t.equal(payload.contentType, contentType)
    t.equal(Buffer.from(payload.body).toString(), text)
  }
  t.equal(heard.length, 10)
})

t.test('what cannot be read', async (t) => {
  const json = 'application/json'
  const { url } = await s3Server(
    t,
    {
      'b/large.json': { body: '[', contentType: json, length: longestObject + 1 },
      'b/cut.json': { body: '[', contentType: json, length: 3 },
      'b/bomb.json': {
        body: gzipSync(Buffer.alloc(longestObject + 1)),
        contentType: json,
        contentEncoding: 'gzip',
      },
      'b/lie.json': { body: '[1]', contentType: json, contentEncoding: 'gzip' },
      'b/br.json': { body: '[1]', contentType: json, contentEncoding: 'br' },
      'b/what': { body: '[1]' },
    },
    { 'GET b/secret.json': [403, 'AccessDenied'], 'GET b/broken.json': [500, 'InternalError'] },
  )
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  const storage = s3Storage(undefined, process.env)
  for (const [key, code, message] of [
    ['large.json', 'PAYLOAD_TOO_LARGE', /^the object of 104857601 bytes is larger than 104857600 bytes/],
    ['cut.json', 'STORAGE_FAILED', /s3:GetObject on s3:\/\/b\/cut.json failed/],
    ['bomb.json', 'PAYLOAD_TOO_LARGE', /inflated/],
    ['lie.json', 'MALFORMED_BODY', /not gzip/],
    ['br.json', 'UNSUPPORTED_MEDIA_TYPE', /"br"/],
    ['what', 'UNSUPPORTED_MEDIA_TYPE', /no content type, and its key/],
    ['gone.json', 'OBJECT_NOT_FOUND', /s3:\/\/b\/gone.json failed: NoSuchKey/],
    ['secret.json', 'STORAGE_DENIED', /must be allowed s3:GetObject, and s3:ListBucket/],
    ['broken.json', 'STORAGE_FAILED', /InternalError/],
  ] as const) {
    const fault = await rejection(storage.read({ bucket, key }, signal))
    t.equal(fault.code, code, `${key}: ${fault.message}`)
    t.match(fault.message, message)
  }
})

t.test('writes', async (t) => {
  const { url, objects } = await s3Server(t, {}, { 'PUT b/no.out': [403, 'AccessDenied'] })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  const storage = s3Storage(undefined, process.env)
  const answer = { contentType: 'text/csv', body: Buffer.from('1\n') }
  await storage.write({ bucket, key: 'a b/ü.csv.out' }, answer, signal)
  t.same(objects.get('b/a b/ü.csv.out'), answer)
  const fault = await rejection(storage.write({ bucket, key: 'no.out' }, answer, signal))
  t.match(fault, { code: 'STORAGE_DENIED', message: /^s3:PutObject on s3:\/\/b\/no.out failed/ })
})

t.test('the deadline ends a call that hangs', async (t) => {
  const { url } = await s3Server(t, {}, { 'GET b/k': 'silence', 'PUT b/k': 'silence' })
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  const storage = s3Storage(undefined, process.env)
  const { signal, abort } = freshSignal()
  const object = { bucket, key: 'k' }
  const calls = [
    storage.read(object, signal),
    storage.write(object, { contentType: 'x/y', body: Buffer.from('') }, signal),
  ]
  setImmediate(abort)
  for (const call of calls) t.equal((await rejection(call)).code, 'DEADLINE_EXCEEDED')
})

t.test('where answers go', async (t) => {
  const object = { bucket, key: 'in/a.csv', versionId: '1' }
  t.same(s3Storage(undefined, {}).answerTo(object), { bucket, key: 'in/a.csv.out' })
  t.same(s3Storage({ bucket: 'o', prefix: 'p/' }, {}).answerTo(object), {
    bucket: 'o',
    key: 'p/in/a.csv.out',
  })
})
