import { InferryError } from '@inferry/core'
import t from 'tap'
import { withSendingHint } from '../../src/run/sending-hint.ts'
import { fieldName } from '../../src/run/setting-name.ts'
import { openForest } from '../fixtures/forest.ts'
import { jobFolder } from '../fixtures/job-folder.ts'

const error = new InferryError('MALFORMED_BODY', 'no text', { location: { row: 1 } })
const several = { batchStrategy: 'MultiRecord' } as const

t.test('several records in their framing', (t) => {
  t.match(withSendingHint(error, { splitType: 'TFRecord' }, several, 'text/csv', fieldName), {
    code: 'MALFORMED_BODY',
    message: /^no text; .* is TFRecord itself: .*set batchStrategy to SingleRecord$/,
    location: { row: 1 },
  })
  const busy = new InferryError('OVERLOADED', 'busy')
  t.equal(withSendingHint(busy, { splitType: 'RecordIO' }, several, 'text/csv', fieldName), busy)
  t.equal(withSendingHint(error, { splitType: 'Line' }, several, 'text/csv', fieldName), error)
  t.equal(
    withSendingHint(
      error,
      { splitType: 'RecordIO' },
      { batchStrategy: 'SingleRecord' },
      'text/csv',
      fieldName,
    ),
    error,
  )
  const unknown = new InferryError('UNSUPPORTED_MEDIA_TYPE', 'unknown')
  t.equal(withSendingHint(unknown, { splitType: 'Line' }, several, 'text/x', fieldName), unknown)
  t.end()
})

t.test('asked of a model of ours', async (t) => {
  const forest = await openForest()
  t.teardown(() => forest[Symbol.asyncDispose]())
  // A record of four bytes, as RecordIO frames it.
  const framed = Buffer.from([0x0a, 0x23, 0xd7, 0xce, 4, 0, 0, 0, 0x31, 0x2c, 0x32, 0x0a])
  const { start } = await jobFolder(t, forest, { 'a.rec': framed })
  const { errors } = await start({ splitType: 'RecordIO', contentType: 'text/csv' }).summary
  t.match(errors, [{ object: 'a.rec', message: /SingleRecord/ }])
  const parquet = await jobFolder(t, forest, { 'a.parquet': 'PAR1' })
  t.match((await parquet.start({}).summary).errors, [{ message: /set splitType to Parquet/ }])
})
