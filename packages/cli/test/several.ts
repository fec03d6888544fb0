import t from 'tap'
import { integer } from '../src/integer.ts'
import { several } from '../src/several.ts'

t.test('each value once, in their order', async (t) => {
  const parse = several(integer(1, 10))
  t.same(parse('3'), [3])
  t.same(parse('1', parse('3')), [3, 1])
  t.same(parse('3', parse('1', parse('3'))), [3, 1])
  t.throws(() => parse('11', [3]), { message: 'A whole number from 1 to 10 is wanted.' })
})
