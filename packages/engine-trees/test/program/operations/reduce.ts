import t from 'tap'
import { type ReduceOperation, reduceOperations } from '../../../src/program/operations/reduce.ts'

const reduce = (name: ReduceOperation, ...numbers: number[]) =>
  reduceOperations[name].apply(Float64Array.of(99, ...numbers, 99), 1, numbers.length, false)

t.test('of some elements', async (t) => {
  t.equal(reduce('sum', 1, 2, 4), 7)
  t.equal(reduce('mean', 1, 2, 6), 3)
  t.equal(reduce('prod', 2, 3, 4), 24)
  t.equal(reduce('max', 1, 5, 2), 5)
  t.equal(reduce('min', 3, 1, 2), 1)
  t.equal(reduce('argmax', 1, 5, 5), 1, 'the first of equal ones')
  t.equal(reduce('argmin', 1, 0, 0), 1)
})

t.test('in steps of float32', async (t) => {
  const x = Float64Array.of(1, 2 ** -24, 2 ** -24)
  t.equal(reduceOperations.sum.apply(x, 0, 3, true), 1)
  t.equal(reduceOperations.sum.apply(x, 0, 3, false), 1 + 2 ** -23)
  const y = Float64Array.of(Math.fround(0.1), Math.fround(0.3), 3)
  t.equal(
    reduceOperations.prod.apply(y, 0, 3, true),
    Math.fround(Math.fround(Math.fround(0.1) * Math.fround(0.3)) * 3),
  )
})
