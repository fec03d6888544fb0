import { faultOf } from '@inferry/testing'
import t from 'tap'
import { checkLambdaSize, showEntry } from '../../src/zip/lambda-limits.ts'
import type { SizeEntry } from '../../src/zip/size-table.ts'

const table: readonly SizeEntry[] = [
  { part: 'model', files: 2, bytes: 220_000_000 },
  { part: 'native library', files: 2, bytes: 46_000_000 },
  { part: 'code', files: 1, bytes: 900_000 },
]

t.test('as much as Lambda takes is not too much', async () => {
  checkLambdaSize('zipped', 52_428_800, table)
  checkLambdaSize('unzipped', 262_144_000, table)
})

t.test('a byte more is told with what takes the room and what to do', async (t) => {
  const { code, message, location } = faultOf(() => checkLambdaSize('unzipped', 262_144_001, table))
  t.equal(code, 'INVALID_CONFIGURATION')
  t.same(location, { field: 'target' })
  t.same(message.split('\n'), [
    'the bundle, unzipped, is 262.1 MB, and Lambda takes 250 MiB. What takes the room:',
    '  model                     220.0 MB  2 files',
    '  native library             46.0 MB  2 files',
    '  code                      900.0 kB  1 file',
    'What to do: an image, which may have 10 GB (--target lambda-image); the engine trees, if the model is an ensemble ' +
      'of trees (inferry inspect says whether); a smaller model.',
  ])
})

t.test('without a native library there is no other engine to name', async (t) => {
  const { message } = faultOf(() => checkLambdaSize('zipped', 52_428_801, table.slice(0, 1)))
  t.match(message, /^the zip is 52\.4 MB, and Lambda takes 50 MiB\. What takes the room:\n/)
  t.match(
    message,
    /What to do: an upload through S3, which has no such limit \(--upload s3\); an image, .*; a smaller model\.$/,
  )
})

t.test('a line', async (t) => {
  t.equal(showEntry({ part: 'model', files: 1, bytes: 12 }), 'model                         12 B  1 file')
})
