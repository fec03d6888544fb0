import t from 'tap'
import { isErrorCode } from '../../src/errors/is-error-code.ts'

t.test('codes of the table only', async (t) => {
  t.ok(isErrorCode('INVALID_INPUT'))
  for (const other of ['ROUTE_NOT_FOUND', 'toString', '__proto__', '', 500, undefined])
    t.notOk(isErrorCode(other))
})
