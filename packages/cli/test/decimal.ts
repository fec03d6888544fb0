import { InvalidArgumentError } from 'commander'
import t from 'tap'
import { decimal } from '../src/decimal.ts'

t.test('numbers within bounds', (t) => {
  const parse = decimal(0, 1e6)
  for (const [text, value] of [
    ['0', 0],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['1e6', 1_000_000],
    ['1000000', 1_000_000],
  ] as const)
    t.equal(parse(text), value)
  for (const text of ['', ' 1', '-1', '1e7', '1,000', 'NaN', 'Infinity', '0x10', '1e'])
    t.throws(() => parse(text), InvalidArgumentError, text)
  t.end()
})
