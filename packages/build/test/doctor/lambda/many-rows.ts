import { createTensor } from '@inferry/core'
import t from 'tap'
import { manyRows } from '../../../src/doctor/lambda/many-rows.ts'
import { inputs, samples } from '../fixtures/small-model.ts'

const [one] = samples as [(typeof samples)[0]]

t.test('rows of zeros, texts as they are', async (t) => {
  t.equal(
    manyRows(one, { inputs })?.(3),
    '{"inputs":[{"name":"X","shape":[3,2],"datatype":"FP32","data":[0,0,0,0,0,0]}]}',
  )
  const sample = {
    ...one,
    inputs: {
      a: createTensor('string', [2, 1], ['x', 'y']),
      b: createTensor('bool', [2], Uint8Array.of(1, 1)),
    },
  }
  const specs = [
    { name: 'a', type: 'string', shape: [-1, 1] },
    { name: 'b', type: 'bool', shape: [-1] },
  ] as const
  t.same(JSON.parse(manyRows(sample, { inputs: specs })?.(2) ?? ''), {
    inputs: [
      { name: 'a', shape: [2, 1], datatype: 'BYTES', data: ['x', 'x'] },
      { name: 'b', shape: [2], datatype: 'BOOL', data: [false, false] },
    ],
  })
})

t.test('not of a model that takes no number of rows', async (t) => {
  t.equal(manyRows(one, { inputs: [{ ...inputs[0], shape: [1, 2] }] }), undefined)
  t.equal(manyRows(one, { inputs: [{ ...inputs[0], name: 'other' }] }), undefined)
})
