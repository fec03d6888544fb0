import t from 'tap'
import { reply } from '../../src/runtime-api/replies.ts'
import { serving } from '../fixtures/serving.ts'

const cases = [
  ['accepted', 202, { status: 'OK' }],
  ['invalidRequestId', 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' }],
  ['invalidMode', 400, { errorType: 'InvalidFunctionResponseMode' }],
  ['truncated', 400, { errorType: 'TruncatedHTTPRequest' }],
  ['wrongState', 403, { errorType: 'InvalidStateTransition' }],
  ['notFound', 404, { errorType: 'NotFound' }],
  ['tooLarge', 413, { errorMessage: 'Exceeded maximum allowed payload size (6291556 bytes).' }],
] as const

for (const [name, status, body] of cases) {
  t.test(name, async (t) => {
    const url = await serving(t, (_request, response) => reply(response, name))
    const response = await fetch(url)
    t.equal(response.status, status)
    t.match(await response.json(), body)
  })
}
