import { InferryError } from '@inferry/core'
import t from 'tap'
import { answerFault } from '../../src/run/answer-fault.ts'

t.test('a bad record is answered by its placeholder', async (t) => {
  const fault = new InferryError('INVALID_INPUT', 'no', { location: { record: 4 } })
  const records = {
    bytes: Buffer.from('x'),
    starts: Uint32Array.of(0),
    ends: Uint32Array.of(1),
    first: { record: 4, offset: 4 },
    next: { record: 5, offset: 5 },
  }
  t.same(
    answerFault({ records, fault }, 'a.csv', () => Buffer.from('ERROR\n')),
    {
      records: 1,
      next: { record: 5, offset: 5 },
      chunks: [Buffer.from('ERROR\n')],
      failedRecords: 1,
      faults: [{ object: 'a.csv', record: 4, code: 'INVALID_INPUT', message: 'no' }],
    },
  )
})
