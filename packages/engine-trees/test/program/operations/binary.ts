import t from 'tap'
import { type BinaryOperation, binaryOperations } from '../../../src/program/operations/binary.ts'

const { NaN: nan } = Number

function apply(name: BinaryOperation, a: unknown, b: unknown): unknown {
  const to: unknown[] = []
  binaryOperations[name].run([a], 0, 0, [b], 0, 0, to, 0, 1)
  return to[0]
}

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
  for (const [name, a, b, wanted] of cases) t.ok(Object.is(apply(name, a, b), wanted), `${name} ${a} ${b}`)
  t.same(new Set(cases.map(([name]) => name)), new Set(Object.keys(binaryOperations)), 'each is tried')
})

t.test('int64 too, where it is offered', async (t) => {
  for (const [name, { types }] of Object.entries(binaryOperations)) {
    const given = types.includes('int64') ? typeof apply(name as BinaryOperation, 5n, 3n) : 'bigint'
    t.ok(['bigint', 'number'].includes(given), name)
  }
})

t.test('several elements, from anywhere on, in steps', async (t) => {
  for (const [name, { run }] of Object.entries(binaryOperations)) {
    const [a, b, to] = [
      [9, 1, 9, 0],
      [1, 0],
      [7, 7, 7, 7],
    ]
    run(a, 1, 2, b, 0, 0, to, 1, 2)
    const wanted = [apply(name as BinaryOperation, 1, 1), apply(name as BinaryOperation, 0, 1)]
    t.same(to, [7, ...wanted, 7], name)
  }
})
