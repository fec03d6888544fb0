import { createTensor, elementTypes } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { countStrings, tensorFromBinary, tensorToBinary } from '../../../src/codecs/oip/binary-tensor.ts'
import { arbitraryTensor } from '../../fixtures/arbitrary-tensors.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('what is written is read again', async (t) => {
  for (const type of elementTypes) {
    fc.assert(
      fc.property(arbitraryTensor(type, [2]), (tensor) => {
        t.strictSame(tensorFromBinary(type, tensor.dims, tensorToBinary(tensor), 'x'), tensor)
      }),
      { numRuns: 20 },
    )
  }
})

t.test('strings have their length in front', async (t) => {
  const bytes = tensorToBinary(createTensor('string', [2], ['é', '']))
  t.same([...bytes], [2, 0, 0, 0, 0xc3, 0xa9, 0, 0, 0, 0])
  t.equal(countStrings(bytes), 2)
  t.equal(countStrings(bytes.subarray(0, 9)), 1)
  t.equal(countStrings(new Uint8Array(0)), 0)
})

t.test('refuses other lengths', async (t) => {
  const string = (bytes: readonly number[], count = 1) =>
    tensorFromBinary('string', [count], Uint8Array.from(bytes), 'x')
  t.match(
    refusal(() => tensorFromBinary('int16', [2], new Uint8Array(3), 'x')),
    { message: /^x: 3 bytes, the shape \[2\] of int16 needs 4/ },
  )
  t.match(
    refusal(() => string([1, 0, 0, 0])),
    { code: 'INVALID_INPUT', message: /string 0 ends after/ },
  )
  t.match(
    refusal(() => string([1, 0, 0])),
    { message: /3 bytes cannot hold 1 strings/ },
  )
  t.match(
    refusal(() => string([255, 255, 255, 255, 1])),
    { message: /ends after/ },
  )
  t.match(
    refusal(() => string([0, 0, 0, 0, 9])),
    { message: /1 bytes are left after 1 strings/ },
  )
  t.match(
    refusal(() => string([5, 0, 0, 0, 97, 97, 97, 97], 2)),
    { message: /string 0 ends after/ },
  )
  t.match(
    refusal(() => string([1, 0, 0, 0, 97, 0, 0, 0], 2)),
    { message: /string 1 ends after/ },
  )
  t.match(
    refusal(() => string([1, 0, 0, 0, 0xff])),
    { message: /string 0 is not UTF-8/ },
  )
})
