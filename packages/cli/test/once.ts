import t from 'tap'
import { once } from '../src/once.ts'

t.test('one value', (t) => {
  t.equal(once('a', undefined), 'a')
  t.throws(() => once('b', 'a'), { message: /given twice, first as a/ })
  t.throws(() => once('', undefined), { message: 'It is empty.' })
  t.end()
})
