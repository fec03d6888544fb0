import { InferryError } from '@inferry/core'
import t from 'tap'
import { fromErrorRecord, toErrorRecord } from '../../src/isolated/error-record.ts'

t.test('there and back', async (t) => {
  const location = { file: 'model.onnx' }
  const sent = new InferryError('INVALID_ARTIFACT', 'damaged', { location, cause: new Error('why') })
  const found = fromErrorRecord(structuredClone(toErrorRecord(sent)))
  t.ok(found instanceof InferryError)
  t.match(found, { code: 'INVALID_ARTIFACT', message: 'damaged', location, cause: { message: 'why' } })
})

t.test('without cause and location', async (t) => {
  const found = fromErrorRecord(toErrorRecord(new InferryError('INVALID_INPUT', 'bad')))
  t.match(found, { code: 'INVALID_INPUT', message: 'bad', location: undefined, cause: undefined })
  t.equal(toErrorRecord(new InferryError('INVALID_INPUT', 'bad', { cause: 'text' })).cause, 'text')
})

t.test('what is not ours', async (t) => {
  t.match(toErrorRecord(new TypeError('oops')), { code: 'INTERNAL', message: 'oops', cause: 'oops' })
})
