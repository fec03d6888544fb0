import t from 'tap'
import { runtimeError } from '../../src/loop/runtime-error.ts'

t.test('is named like an error of AWS', async (t) => {
  const cause = new Error('why')
  t.equal(String(runtimeError('HandlerNotFound', 'x is missing')), 'Runtime.HandlerNotFound: x is missing')
  t.equal(runtimeError('A', 'b', cause).cause, cause)
  t.notOk('cause' in runtimeError('A', 'b'))
})
