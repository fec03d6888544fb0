import t from 'tap'
import { createScanner } from '../../src/processing/scanner.ts'

t.test('goes through a text', (t) => {
  const { at, peek, take, match, blanks, goTo } = createScanner('$  12x')
  t.equal(take('x'), false)
  t.equal(take('$'), true)
  blanks()
  t.equal(at(), 3)
  blanks()
  t.same([match(/x/y), match(/\d+/y), peek(), at()], [undefined, '12', 'x', 5])
  t.equal(take('x'), true)
  t.same([peek(), take('x'), match(/./y)], [undefined, false, undefined])
  goTo(4)
  t.equal(match(/.+/y), '2x')
  t.end()
})
