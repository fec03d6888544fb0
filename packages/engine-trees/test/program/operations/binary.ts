import t from 'tap'
import { binaryOperations } from '../../../src/program/operations/binary.ts'

const { NaN: nan } = Number

t.test('numbers', async (t) => {
  const cases = [
    ['add', 2, 3, 5],
    ['sub', 2, 3, -1],
    ['mul', 2, 3, 6],
    ['div', 3, 2, 1.5],
    ['pow', 2, 3, 8],
    ['pow', 1, nan, 1],
    ['pow', -1, Infinity, 1],
    ['pow', nan, 0, 1],
    ['max', 2, 3, 3],
    ['max', nan, 3, nan],
    ['max', 3, nan, nan],
    ['min', 2, 3, 2],
    ['min', nan, 3, nan],
    ['min', 3, nan, nan],
    ['equal', 2, 2, 1],
    ['equal', nan, nan, 0],
    ['equal', 0, -0, 1],
    ['less', 2, 3, 1],
    ['less', nan, 3, 0],
    ['lessOrEqual', 3, 3, 1],
    ['greater', 3, 2, 1],
    ['greaterOrEqual', 2, 3, 0],
    ['and', 1, 0, 0],
    ['or', 1, 0, 1],
    ['xor', 1, 1, 0],
  ] as const
  for (const [name, a, b, wanted] of cases)
    t.ok(Object.is(binaryOperations[name].apply(a, b), wanted), `${name} ${a} ${b}`)
  t.same(new Set(cases.map(([name]) => name)), new Set(Object.keys(binaryOperations)), 'each is tried')
})

t.test('int64 too, where it is offered', async (t) => {
  for (const [name, { types, apply }] of Object.entries(binaryOperations)) {
    if (types.includes('int64')) t.ok(['bigint', 'number'].includes(typeof apply(5n, 3n)), name)
  }
})
