import t from 'tap'
import { checkPayload } from '../../src/client/check-payload.ts'

t.test('bytes of a content type', async (t) => {
  checkPayload({ contentType: 'text/csv', body: Buffer.from('') })
  for (const [input, message] of [
    [
      { contentType: 'text/csv', body: '1' },
      "the payload's body is a string, expected bytes, such as Buffer.from(text)",
    ],
    [
      { contentType: ' ', body: Buffer.from('1') },
      "the payload's contentType is a string, expected a content type, such as 'text/csv'",
    ],
    [
      { contentType: 'text/csv', body: null },
      "the payload's body is null, expected bytes, such as Buffer.from(text)",
    ],
  ] as const)
    t.throws(() => checkPayload(input as never), { code: 'INVALID_INPUT', message })
})
