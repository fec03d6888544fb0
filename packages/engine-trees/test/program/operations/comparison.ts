import t from 'tap'
import { comparison } from '../../../src/program/operations/comparison.ts'

const { NaN: nan } = Number

t.test('numbers and bools', async (t) => {
  const cases = [
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
  for (const [operation, a, b, wanted] of cases) {
    const to: unknown[] = []
    comparison[operation].run([a], 0, 0, [b], 0, 0, to, 0, 1)
    t.ok(Object.is(to[0], wanted), `${operation} ${a} ${b}`)
  }
  t.same(new Set(cases.map(([operation]) => operation)), new Set(Object.keys(comparison)), 'each is tried')
})
