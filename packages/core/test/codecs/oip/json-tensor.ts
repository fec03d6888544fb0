import { elementTypes, tensorFromOip, tensorToOip } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { arbitraryTensor } from '../../fixtures/arbitrary-tensors.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('what is written is read again, by way of JSON text', async (t) => {
  for (const type of elementTypes) {
    fc.assert(
      fc.property(arbitraryTensor(type, [2]), (tensor) => {
        const text = JSON.stringify(tensorToOip('x', tensor))
        t.strictSame(tensorFromOip(JSON.parse(text), 'inputs[0]'), { name: 'x', tensor })
      }),
      { numRuns: 20 },
    )
  }
})

t.test('writes the protocol', async (t) => {
  const { tensor } = tensorFromOip(
    { name: 'a', shape: [2, 1], datatype: 'INT64', data: [[1], ['9007199254740993']] },
    'x',
  )
  t.same(tensorToOip('a', tensor), {
    name: 'a',
    shape: [2, 1],
    datatype: 'INT64',
    data: [1, '9007199254740993'],
  })
})

t.test('refuses, and says where', async (t) => {
  const good = { name: 'a', shape: [2], datatype: 'FP32', data: [1, 2] }
  const table: readonly (readonly [unknown, RegExp])[] = [
    [5, /^inputs\[3\] is 5, expected an object/],
    [[], /is an array of 0/],
    [{ ...good, name: '' }, /^inputs\[3\]\.name is ""/],
    [{ ...good, name: undefined }, /\.name is nothing/],
    [{ ...good, datatype: 'FLOAT' }, /\.datatype is "FLOAT", expected one of FP16, FP32/],
    [{ ...good, shape: 2 }, /\.shape is 2/],
    [
      { ...good, shape: [2, -1] },
      /^inputs\[3\]\.shape\[1\] is -1, expected the size that is sent, a whole number$/,
    ],
    [{ ...good, shape: [1.5] }, /\.shape\[0\] is 1\.5, expected/],
    [{ ...good, shape: [2 ** 50, 2 ** 50] }, /\.shape/],
    [{ ...good, shape: Array(40).fill(1) }, /\.shape is an array of 40, expected an array of at most 32/],
    [{ ...good, data: 'x' }, /^inputs\[3\] \("a"\)\.data is "x", expected an array/],
    [{ ...good, data: undefined }, /\.data is nothing/],
    [
      { ...good, data: undefined, parameters: { binary_data_size: 8 } },
      /^inputs\[3\]\.parameters\.binary_data_size announces binary data: .* Inference-Header-Content-Length/,
    ],
    [{ ...good, data: undefined, parameters: null }, /\.data is nothing/],
    [{ ...good, data: [1, 'x'] }, /^inputs\[3\] \("a"\): value 1 is "x"/],
    [{ ...good, data: [1] }, /^inputs\[3\] \("a"\): the shape \[2\]/],
  ]
  for (const [value, message] of table)
    t.match(
      refusal(() => tensorFromOip(value, 'inputs[3]')),
      { code: 'INVALID_INPUT', message },
    )
})
