import { createTensor } from '@inferry/core'
import t from 'tap'
import { floatTensor } from '../../src/engine/float-tensor.ts'

t.test('rows', async (t) => {
  t.same(floatTensor([1, 2], [3, 4]), createTensor('float32', [2, 2], Float32Array.of(1, 2, 3, 4)))
  t.same(floatTensor(), createTensor('float32', [0, 0]))
})
