import t from 'tap'
import { checkHandler } from '../../src/loop/handler.ts'

const cases: readonly (readonly [string, unknown, string])[] = [
  ['nothing', undefined, 'Runtime.HandlerNotFound'],
  ['no function', 1, 'Runtime.HandlerNotFound'],
  [
    'a callback',
    (_event: unknown, _context: unknown, _callback: unknown) => {},
    'Runtime.CallbackHandlerDeprecated',
  ],
]
for (const [name, value, error] of cases) {
  t.test(name, async (t) => t.throws(() => checkHandler(value, 'a.b'), { name: error, message: /a\.b/ }))
}

t.test('an async function', async (t) => {
  const handler = async () => 1
  t.equal(checkHandler(handler, 'a.b'), handler)
})
