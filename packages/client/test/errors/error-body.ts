import t from 'tap'
import { parseErrorBody } from '../../src/errors/error-body.ts'

t.test('bodies of failed answers', async (t) => {
  for (const [body, expected] of [
    [
      { error: 'x', code: 'INVALID_INPUT', location: { field: 'a', row: 3, column: 'b', file: 'f' } },
      { message: 'x', code: 'INVALID_INPUT', location: { field: 'a', row: 3, column: 'b', file: 'f' } },
    ],
    [
      { error: 'x', code: 'INTERNAL', location: { column: 0 } },
      { message: 'x', code: 'INTERNAL', location: { column: 0 } },
    ],
    [{ error: 'x' }, { message: 'x' }],
    [{ error: 'x', code: 'ROUTE_NOT_FOUND' }, { message: 'x' }],
    [{ error: 'x', code: 'toString', location: { row: '3' } }, { message: 'x' }],
    [{ error: 'x', code: 1, location: 'there' }, { message: 'x' }],
    [{ error: '' }, undefined],
    [{ error: { message: 'x' } }, undefined],
    [[], undefined],
    [null, undefined],
  ] as const) {
    t.strictSame(parseErrorBody(JSON.stringify(body)), expected, JSON.stringify(body))
  }
  t.equal(parseErrorBody('<html>'), undefined)
})
