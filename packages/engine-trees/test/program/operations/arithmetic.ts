import t from 'tap'
import { arithmetic } from '../../../src/program/operations/arithmetic.ts'

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
  ] as const
  for (const [operation, a, b, wanted] of cases) {
    const to: unknown[] = []
    arithmetic[operation].run([a], 0, 0, [b], 0, 0, to, 0, 1)
    t.ok(Object.is(to[0], wanted), `${operation} ${a} ${b}`)
  }
  t.same(new Set(cases.map(([operation]) => operation)), new Set(Object.keys(arithmetic)), 'each is tried')
})
