import t from 'tap'
import { sendServiceError } from '../../src/emulator/service-error.ts'
import { serving } from '../fixtures/serving.ts'

const cases = [
  ['RequestTooLargeException', 413, 'User'],
  ['TooManyRequestsException', 429, 'User'],
  ['ServiceException', 500, 'Service'],
] as const

for (const [name, status, type] of cases) {
  t.test(name, async (t) => {
    const url = await serving(t, (_, response) => sendServiceError(response, { name, message: 'wärum' }))
    const response = await fetch(url)
    t.equal(response.status, status)
    t.equal(response.headers.get('x-amzn-errortype'), name)
    t.equal(response.headers.has('retry-after'), status === 429)
    t.match(await response.json(), { Type: type, message: 'wärum' })
  })
}
