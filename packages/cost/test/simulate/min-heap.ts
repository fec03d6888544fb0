import fc from 'fast-check'
import t from 'tap'
import { minHeap } from '../../src/simulate/min-heap.ts'

t.test('the least comes out first', async (t) => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
      const heap = minHeap()
      for (const value of values) heap.push(value)
      const sorted = Float64Array.from(values).sort()
      return (
        heap.size === values.length &&
        sorted.every((value) => heap.peek() === value && heap.pop() === value) &&
        heap.size === 0
      )
    }),
  )
  t.pass()
})

t.test('in and out in turn', async (t) => {
  const heap = minHeap()
  t.equal(heap.pop(), Number.POSITIVE_INFINITY)
  for (const value of [3, 1]) heap.push(value)
  t.equal(heap.pop(), 1)
  heap.push(2)
  t.same([heap.pop(), heap.pop(), heap.peek()], [2, 3, Number.POSITIVE_INFINITY])
})
