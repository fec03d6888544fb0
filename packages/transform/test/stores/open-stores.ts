import { join } from 'node:path'
import { awsServer, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { openInput, openOutput } from '../../src/stores/open-stores.ts'

t.test('folders and buckets', async (t) => {
  const { url, request } = await awsServer(t)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: url })
  await request('PUT', '/data')
  await request('PUT', '/data/in/a.csv', 'hello')
  const folder = t.testdir({ in: { 'a.csv': 'hello' }, manifest: '[{"prefix":"s3://data/in/"},"a.csv"]' })
  const keys = async (from: string, isManifest = false) => {
    const found: string[] = []
    for await (const { key } of (await openInput(from, isManifest)).list()) found.push(key)
    return found
  }
  t.same(await keys(join(folder, 'in')), ['a.csv'])
  t.same(await keys('s3://data/in/'), ['a.csv'])
  t.same(await keys(join(folder, 'manifest'), true), ['a.csv'])
  for (const to of [join(folder, 'out'), 's3://data/out']) {
    const output = await openOutput(to)
    t.equal(await output.version('a.csv.out'), undefined)
    const written = await output.begin('a.csv.out', 'text/csv')
    const version = await written.complete([Buffer.from('1\n')])
    t.equal(await output.version('a.csv.out'), version, to)
  }
  await t.rejects(openInput('s3://', false), { code: 'INVALID_CONFIGURATION' })
})
