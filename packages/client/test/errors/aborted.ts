import t from 'tap'
import { aborted } from '../../src/errors/aborted.ts'

t.test('a time-out is told from a change of mind', async (t) => {
  const reason = new Error('enough')
  const error = aborted(AbortSignal.abort(reason), 'http://h')
  t.match(error, {
    code: 'ABORTED',
    message: 'the call to http://h was aborted by its caller',
    cause: reason,
  })
  const late = aborted(AbortSignal.abort(new DOMException('late', 'TimeoutError')), 'http://h')
  t.match(late, { code: 'DEADLINE_EXCEEDED', message: /^http:\/\/h did not answer in the time/ })
  t.equal(aborted(AbortSignal.abort('text'), 'x').code, 'ABORTED')
})
