import { createProgramBuilder } from '@inferry/engine-trees/compile'
import t from 'tap'
import { createOps } from '../../../src/trees/graph/ops.ts'
import { rows } from '../../../src/trees/graph/shape.ts'
import type { Value } from '../../../src/trees/graph/value.ts'

const program = createProgramBuilder()
const ops = createOps(program)
const built = program.input({ name: 'x', type: 'float32', shape: [-1, 6] }, 6)
const x: Value = { type: 'float32', shape: [rows, 2, 3], built }
const constant = (...elements: number[]) =>
  ops.constant('float32', [elements.length], Float32Array.from(elements))

t.test('what changes nothing takes no step', async (t) => {
  t.equal(ops.cast(x, 'float32'), x)
  t.equal(ops.transpose(x, [0, 1, 2]).built, built)
  t.equal(ops.transpose(x, [1, 0, 2]).built, built, 'only the rows move')
  t.same(ops.transpose(x, [1, 0, 2]).shape, [2, rows, 3])
  t.equal(ops.concat([x], 1), x)
  const flat: Value = { ...x, shape: [rows, 1, 6] }
  for (const operation of ['sum', 'prod', 'max', 'min'] as const) {
    const { built: reduced, shape } = ops.reduce(operation, flat, [1], false)
    t.same([reduced, shape], [built, [rows, 6]], `${operation} of one element`)
  }
  t.not(ops.reduce('argmax', flat, [1], false).built, built)
})

t.test('constants are computed', async (t) => {
  t.same(
    ops.binary('add', constant(1, 2), ops.scalar('float32', 0.5)).built.elements,
    Float32Array.of(1.5, 2.5),
  )
  t.same(ops.cast(constant(1.5), 'int64').built.elements, BigInt64Array.of(1n))
  const joined = ops.concat([constant(1, 2), constant(3)], 0)
  t.same([joined.shape, joined.built.elements], [[3], Float32Array.of(1, 2, 3)])
  const matrix = ops.constant('float32', [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6))
  t.same(ops.transpose(matrix, [1, 0]).built.elements, Float32Array.of(1, 4, 2, 5, 3, 6))
  t.same(ops.reduce('sum', matrix, [0], false).built.elements, Float32Array.of(5, 7, 9))
  t.same(
    ops.where(ops.constant('bool', [2], Uint8Array.of(1, 0)), constant(1, 2), constant(3, 4)).built.elements,
    Float32Array.of(1, 4),
  )
  t.same(ops.unary('neg', constant(1)).built.elements, Float32Array.of(-1))
})

t.test('scalars of the types that compute', async (t) => {
  for (const type of ['float32', 'float64', 'int64', 'int32'] as const)
    t.equal(Number(ops.scalar(type, 3).built.elements?.[0]), 3)
  t.throws(() => ops.scalar('string', 3), { message: /computes with string/ })
})

t.test('shapes of what is made', async (t) => {
  t.same(ops.concat([x, x], -1).shape, [rows, 2, 6])
  t.same(ops.reduce('max', x, [1], true).shape, [rows, 1, 3])
  t.same(ops.reduce('max', x, [-1, 1], false).shape, [rows])
  t.throws(() => ops.reduce('max', x, [0], true), { message: /joins or separates rows/ })
})
