import { type ErrorCode, InferryError } from '@inferry/core'
import t from 'tap'
import { errorAnswer } from '../../src/answers/error-answer.ts'

const bodyOf = (error: unknown) => JSON.parse(Buffer.from(errorAnswer(error).body ?? []).toString())

t.test('an error of ours tells all', async (t) => {
  const error = new InferryError('INVALID_INPUT', 'row 3: no', { location: { row: 3, column: 'bmi' } })
  t.equal(errorAnswer(error).status, 400)
  t.same(bodyOf(error), { error: 'row 3: no', code: 'INVALID_INPUT', location: { row: 3, column: 'bmi' } })
})

t.test('retry-after in whole seconds', async (t) => {
  const header = (retryAfter: number) =>
    errorAnswer(new InferryError('OVERLOADED', 'full', { retryAfter })).headers?.['retry-after']
  t.equal(header(0.2), '1')
  t.equal(header(2.1), '3')
})

t.test('which codings there are is told to who used another', async (t) => {
  const headers = (field: string) =>
    errorAnswer(new InferryError('UNSUPPORTED_MEDIA_TYPE', 'no', { location: { field } })).headers
  t.same(headers('content-encoding'), { 'accept-encoding': 'gzip' })
  t.same(headers('content-type'), {})
})

t.test('faults of ours name no folders', async (t) => {
  const told = (code: ErrorCode) =>
    bodyOf(new InferryError(code, '/opt/ml/model: no', { location: { file: '/opt/ml/model' } }))
  const general = { error: '…/model: no', location: { file: 'model' } }
  t.match(told('INVALID_ARTIFACT'), general)
  t.match(told('INVALID_CONFIGURATION'), general)
  t.match(told('INVALID_INPUT'), { error: '/opt/ml/model: no' }, "the caller's own")
})

t.test('a stranger stays in the log', async (t) => {
  const error = new Error('ENOENT: /secret/path')
  t.match(errorAnswer(error), { status: 500, error: { cause: error } })
  t.notMatch(bodyOf(error).error, /secret/)
  t.equal(bodyOf('thrown text').code, 'INTERNAL')
})
