import { InvalidArgumentError } from 'commander'
import t from 'tap'
import { integer } from '../src/integer.ts'

t.test('whole numbers within bounds', (t) => {
  const parse = integer(1, 100)
  t.equal(parse('1'), 1)
  t.equal(parse('100'), 100)
  for (const text of ['0', '101', '1.5', '-1', '', '1e1', ' 5', 'x'])
    t.throws(() => parse(text), InvalidArgumentError, text)
  t.end()
})
