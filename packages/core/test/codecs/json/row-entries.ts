import { createTensor, type Tensor } from '@inferry/core'
import t from 'tap'
import { nestTensor, rowEntries } from '../../../src/codecs/json/row-entries.ts'
import { refusal } from '../../fixtures/refusals.ts'

const counting = (...dims: number[]) => {
  const tensor = createTensor('int32', dims)
  tensor.data.forEach((_, at) => {
    tensor.data[at] = at
  })
  return tensor
}
const output = (name: string, tensor: Tensor) => ({
  spec: { name, type: tensor.type, shape: [] },
  tensor,
  requested: undefined,
})

t.test('one output', async (t) => {
  const entries = (...dims: number[]) => rowEntries([output('y', counting(...dims))])
  t.same(entries(3), [0, 1, 2])
  t.same(entries(3, 1), [0, 1, 2])
  t.same(entries(2, 2), [
    [0, 1],
    [2, 3],
  ])
  t.same(entries(2, 1, 1), [[[0]], [[1]]])
  t.same(entries(1, 2, 2), [
    [
      [0, 1],
      [2, 3],
    ],
  ])
  t.same(entries(2, 0), [[], []])
})

t.test('several outputs', async (t) => {
  t.same(rowEntries([output('a', counting(2)), output('b', counting(2, 2))]), [
    { a: 0, b: [0, 1] },
    { a: 1, b: [2, 3] },
  ])
})

t.test('outputs that share no rows', async (t) => {
  const message = /a \[2\], b \[3\]/
  t.match(
    refusal(() => rowEntries([output('a', counting(2)), output('b', counting(3))])),
    { code: 'NOT_ACCEPTABLE', message },
  )
  t.match(
    refusal(() => rowEntries([output('a', counting())])),
    { code: 'NOT_ACCEPTABLE' },
  )
})

t.test('whole tensors', async (t) => {
  t.equal(nestTensor(counting()), 0)
  t.same(nestTensor(counting(2, 1, 2)), [[[0, 1]], [[2, 3]]])
})
