import { InferryError } from '@inferry/core'
import t from 'tap'
import { faultOf } from '../../src/run/record-fault.ts'

t.test('what is known of a fault', (t) => {
  t.same(faultOf(new InferryError('NOT_READY', 'away'), 'a'), {
    object: 'a',
    code: 'NOT_READY',
    message: 'away',
  })
  const location = { record: 0, column: 0, row: 5 }
  t.same(faultOf(new InferryError('INVALID_INPUT', 'no', { location }), 'a'), {
    object: 'a',
    record: 0,
    column: 0,
    code: 'INVALID_INPUT',
    message: 'no',
  })
  t.end()
})
