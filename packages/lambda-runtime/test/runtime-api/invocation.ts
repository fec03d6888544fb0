import t from 'tap'
import { errorAnswer } from '../../src/runtime-api/invocation.ts'
import { parsed } from '../fixtures/scripted-api.ts'

t.test('an error answer', async (t) => {
  const answer = errorAnswer('Runtime.ExitError', 'why "so"')
  t.equal(answer.errorType, 'Runtime.ExitError')
  t.same(parsed(answer), { errorType: 'Runtime.ExitError', errorMessage: 'why "so"' })
})
