import { InferryError } from '@inferry/core'
import t from 'tap'
import { functionError } from '../../src/direct/function-error.ts'

t.test('the code is the type', async (t) => {
  const cause = new InferryError('INVALID_INPUT', 'row 3: no')
  t.match(functionError(cause), {
    name: 'INVALID_INPUT',
    message: 'row 3: no',
    stack: 'INVALID_INPUT: row 3: no',
    cause,
  })
})

t.test('a stranger stays in the log', async (t) => {
  const error = functionError(new Error('/secret'))
  t.equal(error.name, 'INTERNAL')
  t.notMatch(error.message, /secret/)
})

t.test('faults of ours name no folders, and keep their cause', async (t) => {
  const cause = new InferryError('INVALID_ARTIFACT', '/var/task/model: no')
  t.match(functionError(cause), { message: '…/model: no', cause })
})
