import { awsServer, sdkEnvironment } from '@inferry/testing/aws'
import t, { type Test } from 'tap'
import { objectInputs } from '../../../src/stores/s3/object-inputs.ts'
import { listAll, readAll } from '../fixtures/read-all.ts'
import { rejection } from '../fixtures/rejection.ts'

async function place(t: Test) {
  const server = await awsServer(t)
  for (const bucket of ['one', 'two']) await server.request('PUT', `/${bucket}`)
  sdkEnvironment(t, { AWS_ENDPOINT_URL_S3: server.url })
  return server
}

t.test('one object of S3, and no other, of any bucket', async (t) => {
  const server = await place(t)
  await server.request('PUT', '/one/in/a.csv', 'hello')
  await server.request('PUT', '/one/in/a.csv.more', 'no')
  await server.request('PUT', '/two/in/a.csv', 'bye')
  const objectInput = objectInputs()
  for (const [bucket, text] of [
    ['one', 'hello'],
    ['two', 'bye'],
  ] as const) {
    const input = objectInput({ bucket, key: 'in/a.csv' })
    t.equal(input.name, `the object s3://${bucket}/in/a.csv`)
    const [object, ...others] = await listAll(input)
    t.same(others, [])
    if (object === undefined) throw new Error('not listed')
    t.match(object, { key: 'in/a.csv', bytes: text.length })
    t.equal(String(await readAll(input, object, { from: 1 })), text.slice(1))
    await server.request('PUT', `/${bucket}/in/a.csv`, text.toUpperCase())
    t.equal((await rejection(readAll(input, object))).code, 'OBJECT_CHANGED')
  }
})

t.test('one that is not there', async (t) => {
  await place(t)
  t.match(await rejection(listAll(objectInputs()({ bucket: 'one', key: 'none' }))), {
    code: 'OBJECT_NOT_FOUND',
    location: { file: 'none' },
  })
})
