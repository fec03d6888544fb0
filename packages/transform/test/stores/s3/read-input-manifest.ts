import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { awsServer, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import {
  longestManifest,
  readLocalManifest,
  readS3Manifest,
} from '../../../src/stores/s3/read-input-manifest.ts'
import { s3Folder } from '../../../src/stores/s3/s3-folder.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('from a file', async (t) => {
  const folder = t.testdir({ m: '[1]', large: '' })
  t.equal(String(await readLocalManifest(join(folder, 'm'))), '[1]')
  truncateSync(join(folder, 'large'), longestManifest + 1)
  for (const [name, code, message] of [
    ['none', 'OBJECT_NOT_FOUND', /none: the manifest cannot be read: no such file/],
    ['.', 'INVALID_INPUT', /the manifest cannot be read: illegal operation on a directory/],
    ['large', 'INVALID_CONFIGURATION', /has more than 67108864 bytes/],
  ] as const)
    t.match(await rejection(readLocalManifest(join(folder, name))), { code, message }, name)
})

t.test('from S3', async (t) => {
  const server = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: server.url })
  await server.request('PUT', '/bucket')
  await server.request('PUT', '/bucket/m', '[1]')
  const folder = s3Folder('bucket', '')
  t.equal(String(await readS3Manifest(folder, 'm')), '[1]')
  t.match(await rejection(readS3Manifest(folder, 'none')), {
    code: 'OBJECT_NOT_FOUND',
    message: /s3:\/\/bucket\/none/,
  })
})
