import { toInferryError } from '@inferry/core'
import t from 'tap'
import { objectInputs } from '../../src/stores/object-inputs.ts'
import { fakeAws } from '../fixtures/aws.ts'

t.test('one object of S3, and no other', async (t) => {
  const aws = await fakeAws(t)
  await aws.request('PUT', '/data/in/a.csv', 'hello')
  await aws.request('PUT', '/data/in/a.csv.more', 'no')
  const input = objectInputs()({ bucket: 'data', key: 'in/a.csv' })
  t.equal(input.name, 'the object s3://data/in/a.csv')
  let listed = 0
  for await (const object of input.list()) {
    listed += 1
    t.match(object, { key: 'in/a.csv', bytes: 5 })
    const chunks: Uint8Array[] = []
    for await (const chunk of input.read(object, { from: 1 })) chunks.push(chunk)
    t.equal(Buffer.concat(chunks).toString(), 'ello')
    await aws.request('PUT', '/data/in/a.csv', 'HELLO')
    const error = await input.read(object, { from: 0 })[Symbol.asyncIterator]().next().catch(toInferryError)
    t.match(error, { code: 'OBJECT_CHANGED' })
  }
  t.equal(listed, 1)
})

t.test('one that is not there', async (t) => {
  await fakeAws(t)
  const input = objectInputs()({ bucket: 'data', key: 'none' })
  await t.rejects(input.list()[Symbol.asyncIterator]().next(), {
    code: 'OBJECT_NOT_FOUND',
    location: { file: 'none' },
  })
})
