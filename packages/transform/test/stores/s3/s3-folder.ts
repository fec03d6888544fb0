import { faultOf } from '@inferry/testing'
import t from 'tap'
import { requireS3Url, s3Folder } from '../../../src/stores/s3/s3-folder.ts'

t.test('keys below a prefix', async (t) => {
  const { location, show } = s3Folder('bucket', 'in/')
  t.same(location('a b.csv'), { bucket: 'bucket', key: 'in/a b.csv' })
  t.equal(show('a b.csv'), 's3://bucket/in/a b.csv')
})

t.test('what is no S3 location', async (t) => {
  t.same(requireS3Url('s3://bucket/in/'), { bucket: 'bucket', key: 'in/' })
  t.match(
    faultOf(() => requireS3Url('bucket/in')),
    {
      code: 'INVALID_CONFIGURATION',
      message: /^"bucket\/in" is no S3 location/,
    },
  )
})
