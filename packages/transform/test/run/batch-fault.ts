import { InferryError } from '@inferry/core'
import t from 'tap'
import { batchFault, isRecordsFault, rowOf } from '../../src/run/batch-fault.ts'

const records = {
  bytes: Buffer.from('ab'),
  starts: Uint32Array.of(0, 1),
  ends: Uint32Array.of(1, 2),
  first: { record: 7, offset: 7 },
  next: { record: 9, offset: 9 },
}
const batch = { body: records.bytes, records }

t.test('rows of the request become records of the object', (t) => {
  const error = new InferryError('INVALID_INPUT', 'no', { location: { row: 1, column: 'age' } })
  const fault = batchFault(error, batch)
  t.match(fault, { code: 'INVALID_INPUT', message: 'record 8 (row 1 of its request): no', cause: error })
  t.same(fault.location, { record: 8, column: 'age' })
  t.equal(batchFault(fault, batch), fault, 'once')
  const other = new InferryError('NOT_READY', 'no')
  t.equal(batchFault(other, batch), other, 'not those that no record is to blame for')
  t.end()
})

t.test('a row outside the request is none', (t) => {
  for (const row of [2, -1, 0.5])
    t.equal(rowOf(new InferryError('INVALID_INPUT', '', { location: { row } }), 2), undefined)
  t.equal(rowOf(new InferryError('INVALID_INPUT', ''), 1), 0, 'the only one is to blame')
  t.ok(isRecordsFault(new InferryError('EMPTY_BODY', '')))
  t.notOk(isRecordsFault(new InferryError('OVERLOADED', '')))
  t.end()
})
