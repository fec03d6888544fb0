import t from 'tap'
import { tooLarge } from '../../src/requests/too-large.ts'

t.test('names the limit and what to do', async (t) => {
  const cause = new Error('inner')
  t.match(tooLarge('the body', 1000, cause), {
    code: 'PAYLOAD_TOO_LARGE',
    message: 'the body is larger than 1000 bytes, the limit; send fewer rows in a request',
    cause,
  })
  t.match(tooLarge('the event', 7, undefined, 'use S3').message, /^the event is larger .*; use S3$/)
})
