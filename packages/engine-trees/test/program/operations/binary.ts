import t from 'tap'
import { type BinaryOperation, binaryOperations } from '../../../src/program/operations/binary.ts'

function apply(name: BinaryOperation, a: unknown, b: unknown): unknown {
  const to: unknown[] = []
  binaryOperations[name].run([a], 0, 0, [b], 0, 0, to, 0, 1)
  return to[0]
}

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
