import { createTensor, type Tensor } from '@inferry/core'
import t from 'tap'
import { jsonValues } from '../../../src/codecs/json/json-values.ts'
import { numberToFloat16 } from '../../../src/tensor/float16.ts'

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

t.test('every type as JSON writes it', async (t) => {
  const halves = Uint16Array.from([0.1, nan, infinity].map(numberToFloat16))
  const table: readonly (readonly [Tensor, readonly unknown[]])[] = [
    [createTensor('float16', [3], halves), [0.1, null, 'Infinity']],
    [createTensor('float32', [3], Float32Array.of(0.1, nan, -infinity)), [0.1, null, '-Infinity']],
    [createTensor('float64', [2], Float64Array.of(0.1, infinity)), [0.1, 'Infinity']],
    [
      createTensor('int64', [3], BigInt64Array.of(-5n, 2n ** 53n - 1n, 2n ** 53n)),
      [-5, 2 ** 53 - 1, '9007199254740992'],
    ],
    [createTensor('uint64', [1], BigUint64Array.of(2n ** 64n - 1n)), ['18446744073709551615']],
    [createTensor('bool', [2], Uint8Array.of(0, 1)), [false, true]],
    [createTensor('string', [1], ['a']), ['a']],
    [createTensor('uint8', [1], Uint8Array.of(255)), [255]],
  ]
  for (const [tensor, values] of table) t.strictSame(jsonValues(tensor), values, tensor.type)
})

t.test('a part', async (t) => {
  t.same(jsonValues(createTensor('int8', [4], Int8Array.of(1, 2, 3, 4)), 1, 3), [2, 3])
})
