import { InferryError } from '@inferry/core'
import t from 'tap'
import { assertRejects } from '../../src/engine/assert-rejects.ts'

const error = () => Promise.reject(new InferryError('INVALID_INPUT', 'input "x" is odd'))

t.test('the code and what is named', async (t) => {
  await assertRejects(error(), 'INVALID_INPUT', '"x"')
  await t.rejects(assertRejects(error(), 'INTERNAL', '"x"'))
  await t.rejects(assertRejects(error(), 'INVALID_INPUT', '"y"'), { message: /does not name "y"/ })
  await t.rejects(assertRejects(Promise.resolve(), 'INVALID_INPUT', '"x"'))
})
