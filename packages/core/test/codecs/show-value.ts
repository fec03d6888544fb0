import t from 'tap'
import { showNames, showValue } from '../../src/codecs/show-value.ts'

t.test('shows values short and on one line', async (t) => {
  const table: readonly (readonly [unknown, string])[] = [
    [undefined, 'nothing'],
    [null, 'null'],
    [1.5, '1.5'],
    [12n, '12'],
    ['a"\n', '"a\\"\\n"'],
    [[1, [2]], 'an array of 2'],
    [{ a: 1 }, 'an object'],
    ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
  ]
  for (const [value, text] of table) t.equal(showValue(value), text)
})

t.test('shows the first of many names', async (t) => {
  t.equal(showNames(['a', 'b']), 'a, b')
  const many = Array.from({ length: 30 }, (_, at) => `n${at}`)
  t.match(showNames(many), /^n0, .*, n19, … \(30\)$/)
})
