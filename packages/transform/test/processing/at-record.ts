import { InferryError } from '@inferry/core'
import t from 'tap'
import { atRecord } from '../../src/processing/at-record.ts'

t.test('a record is named', async (t) => {
  const cause = new InferryError('INVALID_INPUT', 'no such column', { location: { column: 3 } })
  t.match(atRecord(cause, 17), {
    code: 'INVALID_INPUT',
    message: 'record 17: no such column',
    location: { record: 17, column: 3 },
    cause,
  })
})

t.test('what is not ours stays as it is', async (t) => {
  const error = new TypeError('a mistake')
  t.equal(atRecord(error, 1), error)
})
