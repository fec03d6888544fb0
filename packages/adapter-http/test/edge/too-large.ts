import t from 'tap'
import { bodyTooLarge, tooLarge } from '../../src/edge/too-large.ts'

t.test('names the limit and how to raise it', async (t) => {
  const cause = new Error('inner')
  t.match(tooLarge('the body', 1000, cause), {
    code: 'PAYLOAD_TOO_LARGE',
    message:
      "the body is larger than 1000 bytes, this server's limit; send fewer rows, or raise it (--body-limit)",
    cause,
  })
})

t.test("only Fastify's error for the body becomes one", async (t) => {
  const error = Object.assign(new Error('told'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' })
  t.match(bodyTooLarge(error, 7), { message: /^the body is larger than 7 bytes/, cause: error })
  for (const other of [new Error('x'), Object.assign(new Error('x'), { code: 'FST_ERR_BAD_URL' })])
    t.equal(bodyTooLarge(other, 7), undefined)
})
