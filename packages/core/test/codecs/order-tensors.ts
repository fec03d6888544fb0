import { createTensor, type TensorSpec } from '@inferry/core'
import t from 'tap'
import { orderTensors } from '../../src/codecs/order-tensors.ts'

const specs: readonly TensorSpec[] = ['a', 'b', 'c'].map((name) => ({ name, type: 'bool', shape: [] }))
const tensor = createTensor('bool', [])

t.test('the order of the specs, then the strangers', async (t) => {
  const given = new Map(['z', 'c', '__proto__', 'a'].map((name) => [name, tensor]))
  const tensors = orderTensors(specs, given)
  t.same(Object.keys(tensors), ['a', 'c', 'z', '__proto__'])
  t.equal(tensors['a'], tensor)
})
