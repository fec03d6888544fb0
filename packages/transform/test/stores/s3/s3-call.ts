import { InferryError } from '@inferry/core'
import t from 'tap'
import { s3Call } from '../../../src/stores/s3/s3-call.ts'
import { s3Folder } from '../../../src/stores/s3/s3-folder.ts'
import { rejection } from '../fixtures/rejection.ts'

const folder = s3Folder('bucket', 'out/')

t.test('gives the object, and makes what it throws ours', async (t) => {
  t.same(await s3Call(folder, 'k', 'a', async (_, object) => object), { Bucket: 'bucket', Key: 'out/k' })
  const cause = Object.assign(new Error('so it is'), { name: 'SlowDown' })
  const fault = await rejection(s3Call(folder, 'k', 's3:PutObject', () => Promise.reject(cause)))
  t.match(fault, {
    code: 'OVERLOADED',
    message: 's3:PutObject on s3://bucket/out/k failed: so it is (SlowDown)',
    location: { file: 'k' },
    cause,
  })
  const own = new InferryError('INVALID_INPUT', 'x')
  t.equal(await rejection(s3Call(folder, 'k', 'a', () => Promise.reject(own))), own)
})
