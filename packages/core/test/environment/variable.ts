import t from 'tap'
import { choiceOf, flagOf, integerOf, textOf } from '../../src/environment/variable.ts'

t.test('texts', async (t) => {
  t.equal(textOf({}, 'A'), undefined)
  t.equal(textOf({ A: ' ' }, 'A'), undefined)
  t.equal(textOf({ A: ' a ' }, 'A'), 'a')
})

t.test('numbers', async (t) => {
  t.equal(integerOf({ A: '007' }, 'A', 0, 10), 7)
  t.equal(integerOf({}, 'A', 0, 10), undefined)
  t.throws(() => integerOf({ A: '11' }, 'A', 0, 10), {
    code: 'INVALID_CONFIGURATION',
    message: 'A is "11", expected a whole number from 0 to 10',
  })
})

t.test('choices', async (t) => {
  t.equal(choiceOf({ A: 'b' }, 'A', ['a', 'b']), 'b')
  t.equal(choiceOf({ A: '' }, 'A', ['a', 'b']), undefined)
  t.throws(() => choiceOf({ A: 'B' }, 'A', ['a', 'b']), { message: 'A is "B", expected one of a, b' })
})

t.test('flags', async (t) => {
  for (const text of ['true', 'True', 'TRUE', '1']) t.equal(flagOf({ A: text }, 'A'), true)
  for (const text of ['false', 'False', '0', '']) t.equal(flagOf({ A: text }, 'A'), false)
  t.throws(() => flagOf({ A: 'yes' }, 'A'), { message: 'A is "yes", expected true or false' })
})
