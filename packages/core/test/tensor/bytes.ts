import { createTensor, elementTypes } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { type FixedType, numberBytes, numbersFromBytes } from '../../src/tensor/bytes.ts'
import { arbitraryTensor } from '../fixtures/arbitrary-tensors.ts'
import { refusal } from '../fixtures/refusals.ts'

t.test('bytes are little-endian and not copied', async (t) => {
  const tensor = createTensor('int32', [2], Int32Array.of(1, -2))
  t.same([...numberBytes(tensor)], [1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff])
  t.equal(numberBytes(tensor).buffer, tensor.data.buffer)
  t.throws(() => numberBytes(createTensor('string', [1])), { code: 'INTERNAL' })
})

t.test('reads back at any offset', async (t) => {
  for (const type of elementTypes.filter((name): name is FixedType => name !== 'string')) {
    fc.assert(
      fc.property(arbitraryTensor(type, [2]), fc.nat(9), (tensor, offset) => {
        const bytes = numberBytes(tensor)
        const shifted = new Uint8Array(bytes.length + offset)
        shifted.set(bytes, offset)
        t.strictSame(numbersFromBytes(type, shifted.subarray(offset), 'x'), tensor.data)
      }),
      { numRuns: 10 },
    )
  }
})

t.test('refuses what is not whole, and booleans that are none', async (t) => {
  t.match(
    refusal(() => numbersFromBytes('float32', new Uint8Array(7), 'x')),
    { code: 'INVALID_INPUT', message: /^x: 7 bytes/ },
  )
  t.match(
    refusal(() => numbersFromBytes('bool', Uint8Array.of(0, 1, 2), 'x')),
    { message: 'x: value 2 is the byte 2' },
  )
})
