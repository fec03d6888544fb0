import t from 'tap'
import { bodyTooLarge } from '../../src/edge/body-too-large.ts'

t.test("only Fastify's error for the body becomes one", async (t) => {
  const error = Object.assign(new Error('told'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' })
  t.match(bodyTooLarge(error, 7, 'THE_LIMIT'), {
    message: /^the body is larger than 7 bytes.*raise it \(THE_LIMIT\)$/,
    cause: error,
  })
  for (const other of [new Error('x'), Object.assign(new Error('x'), { code: 'FST_ERR_BAD_URL' })])
    t.equal(bodyTooLarge(other, 7, 'THE_LIMIT'), undefined)
})
