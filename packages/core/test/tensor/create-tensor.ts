import { createTensor, elementCount } from '@inferry/core'
import t from 'tap'
import { refusal } from '../fixtures/refusals.ts'

t.test('counts elements', async (t) => {
  t.equal(elementCount([]), 1)
  t.equal(elementCount([2, 3, 4]), 24)
  t.equal(elementCount([2, 0]), 0)
})

t.test('makes a zeroed tensor, or one of the data given', async (t) => {
  t.strictSame(createTensor('int8', [2, 1]), { type: 'int8', dims: [2, 1], data: Int8Array.of(0, 0) })
  t.strictSame(createTensor('string', [1]), { type: 'string', dims: [1], data: [''] })
  const data = Float32Array.of(1, 2)
  t.equal(createTensor('float32', [2], data).data, data)
})

t.test('refuses shapes that are none, and data that does not fit', async (t) => {
  for (const dims of [[-1, 2], [1.5], [Number.NaN], [2 ** 53, 2], [-1, -2]]) {
    t.match(
      refusal(() => createTensor('int8', dims)),
      { code: 'INVALID_INPUT', message: /is no shape/ },
      String(dims),
    )
  }
  const message = 'the shape [2, 2] has 4 elements, the data 3'.replace(', ', ',')
  t.match(
    refusal(() => createTensor('int8', [2, 2], Int8Array.of(1, 2, 3))),
    { code: 'INVALID_INPUT', message },
  )
})
