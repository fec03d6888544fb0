import t from 'tap'
import { bigOperations, unaryOperations } from '../../../src/program/operations/unary.ts'

t.test('numbers', async (t) => {
  const cases = [
    ['neg', 2, -2],
    ['abs', -2, 2],
    ['sign', -2, -1],
    ['relu', -2, 0],
    ['relu', 2, 2],
    ['relu', -0, -0],
    ['relu', Number.NaN, Number.NaN],
    ['reciprocal', 4, 0.25],
    ['sqrt', 9, 3],
    ['exp', 0, 1],
    ['log', 1, 0],
    ['sigmoid', 0, 0.5],
    ['floor', -1.5, -2],
    ['ceil', -1.5, -1],
    ['round', 0.5, 0],
    ['round', -0.5, -0],
    ['sign', -0, 0],
    ['sigmoid', -800, 0],
    ['round', 1.5, 2],
    ['round', 2.5, 2],
    ['round', -2.5, -2],
    ['round', 2.4, 2],
    ['isnan', Number.NaN, 1],
    ['isnan', Infinity, 0],
    ['not', 1, 0],
    ['not', 0, 1],
  ] as const
  for (const [name, x, wanted] of cases)
    t.ok(Object.is(unaryOperations[name].apply(x), wanted), `${name} ${x}`)
  t.same(new Set(cases.map(([name]) => name)), new Set(Object.keys(unaryOperations)), 'each is tried')
})

t.test('each operation of int64 has its BigInt', async (t) => {
  for (const [name, { types }] of Object.entries(unaryOperations))
    t.equal(types.includes('int64'), Object.hasOwn(bigOperations, name), name)
  t.same(
    [-5n, 0n, 5n].map((x) => [
      bigOperations.neg?.(x),
      bigOperations.abs?.(x),
      bigOperations.sign?.(x),
      bigOperations.relu?.(x),
    ]),
    [
      [5n, 5n, -1n, 0n],
      [0n, 0n, 0n, 0n],
      [-5n, 5n, 1n, 5n],
    ],
  )
})
