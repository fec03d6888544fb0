import t from 'tap'
import { largeRecord, malformedRecord } from '../../src/records/split-fault.ts'

t.test('faults say which record, where, and what to do', async (t) => {
  const at = { record: 3, offset: 570 }
  t.match(malformedRecord(at, 'is cut off'), {
    code: 'MALFORMED_BODY',
    message: 'record 3, which begins at byte 570, is cut off',
    location: { record: 3 },
  })
  t.match(largeRecord(at, 100, ', or so'), {
    code: 'PAYLOAD_TOO_LARGE',
    message:
      'record 3, which begins at byte 570, has more than the 100 bytes that a request may have; raise maxPayloadInMB (100 at most), or so',
    location: { record: 3 },
  })
})
