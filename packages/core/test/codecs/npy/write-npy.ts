import { createTensor, elementTypes, type Tensor } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { parseNpy } from '../../../src/codecs/npy/npy-header.ts'
import { writeNpy, writeNpyFields } from '../../../src/codecs/npy/write-npy.ts'
import { arbitraryTensor } from '../../fixtures/arbitrary-tensors.ts'
import { npyFile } from '../../fixtures/npy-files.ts'

t.test('the very bytes that numpy writes', async (t) => {
  const integers = [1, 2, 3, 4, 5, 6]
  const table: readonly (readonly [Parameters<typeof npyFile>[0], Tensor])[] = [
    ['<i4', createTensor('int32', [2, 3], Int32Array.from(integers))],
    ['|u1', createTensor('uint8', [2, 3], Uint8Array.from(integers))],
    ['<u8', createTensor('uint64', [2, 3], BigUint64Array.from(integers.map(BigInt)))],
    ['|b1', createTensor('bool', [2, 3], Uint8Array.of(1, 0, 1, 0, 0, 1))],
    ['<U2', createTensor('string', [2, 3], ['a', 'bé', '日本', '', 'd', '😀x'])],
    ['1d', createTensor('float32', [3], Float32Array.of(1, 2, 3))],
    ['0d', createTensor('float32', [], Float32Array.of(1.5))],
  ]
  for (const [name, tensor] of table) t.strictSame(Buffer.from(writeNpy(tensor)), npyFile(name), name)
})

t.test('fields as numpy writes them', async (t) => {
  const fields = new Map<string, Tensor>([
    ['b', createTensor('float32', [2], Float32Array.of(1.5, 2.5))],
    ['größe', createTensor('int64', [2, 1], BigInt64Array.of(7n, 8n))],
    ['a', createTensor('string', [2], ['x', 'yz'])],
  ])
  const array = parseNpy(writeNpyFields(fields, 2))
  t.match(array.fields, [
    { name: 'b', type: { descr: '<f4' } },
    { name: 'größe', type: { descr: '<i8' } },
    { name: 'a', type: { descr: '<U2' } },
  ])
  t.same(array.shape, [2])
})

t.test('headers of any names and lengths', async (t) => {
  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
      const file = writeNpyFields(new Map(names.map((key) => [key, createTensor('uint8', [2, 2])])), 2)
      const { fields, data } = parseNpy(file)
      t.same(
        fields.map((field) => field.name),
        names,
      )
      t.equal((file.length - data.length) % 64, 0)
    }),
    { numRuns: 200 },
  )
  const many = new Map(Array.from({ length: 6000 }, (_, at) => [`column_${at}`, createTensor('int8', [1])]))
  const file = writeNpyFields(many, 1)
  t.equal(file[6], 2)
  t.equal(parseNpy(file).fields.length, 6000)
})

t.test('every element type has the size that its dtype says', async () => {
  for (const type of elementTypes) {
    fc.assert(
      fc.property(
        arbitraryTensor(type, [2]),
        (tensor) => parseNpy(writeNpy(tensor)).fields[0]?.type.type === type,
      ),
      { numRuns: 10 },
    )
  }
})
