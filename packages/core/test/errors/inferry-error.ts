import { InferryError, toInferryError } from '@inferry/core'
import t from 'tap'
import { errorStatus } from '../../src/errors/error-code.ts'

t.test('carries code, status, location and cause', async (t) => {
  const cause = new Error('inner')
  const error = new InferryError('INVALID_INPUT', 'row 3: no', { cause, location: { row: 3 }, retryAfter: 2 })
  t.equal(error.status, 400)
  t.equal(error.cause, cause)
  t.same(error.location, { row: 3 })
  t.equal(error.retryAfter, 2)
  t.equal(error.name, 'InferryError')
})

t.test('has no cause unless given', async (t) => {
  t.notOk('cause' in new InferryError('INTERNAL', 'x'))
})

t.test('takes anything thrown', async (t) => {
  const ours = new InferryError('OVERLOADED', 'full')
  t.equal(toInferryError(ours), ours)
  const error = new TypeError('bad')
  t.match(toInferryError(error), { code: 'INTERNAL', message: 'bad', cause: error })
  t.match(toInferryError('text'), { code: 'INTERNAL', message: 'text', cause: 'text' })
})

t.test('whose fault it is', async (t) => {
  t.equal(new InferryError('FORBIDDEN', 'x').status, 403)
  t.equal(new InferryError('INVALID_CONFIGURATION', 'x').status, 500)
})

t.test('every code has a 4xx or 5xx status', async (t) => {
  for (const [code, status] of Object.entries(errorStatus)) t.ok(status >= 400 && status < 600, code)
})
