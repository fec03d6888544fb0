import t from 'tap'
import { oneOf } from '../src/one-of.ts'

t.test('one of the choices, and no other', async (t) => {
  const parse = oneOf(['a', 'b'])
  t.equal(parse('b'), 'b')
  for (const text of ['c', '', 'A'])
    t.throws(() => parse(text), { code: 'commander.invalidArgument', message: 'Allowed choices are a, b.' })
})
