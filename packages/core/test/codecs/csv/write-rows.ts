import { createTensor, type ElementType, type OutputSpec, type Tensor } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { readRecords } from '../../../src/codecs/csv/read-records.ts'
import { quoted, writeRows } from '../../../src/codecs/csv/write-rows.ts'
import { jsonValues } from '../../../src/codecs/json/json-values.ts'
import { arbitraryTensor } from '../../fixtures/arbitrary-tensors.ts'

const select = (tensor: Tensor, name = 'y') => {
  const spec: OutputSpec = { name, type: tensor.type, shape: [...tensor.dims] }
  return { spec, tensor, requested: undefined }
}
const write = (tensors: readonly Tensor[], rows: number, header = '') =>
  Buffer.from(
    writeRows(
      tensors.map((tensor) => select(tensor)),
      rows,
      header,
    ),
  ).toString()

t.test('outputs side by side', async (t) => {
  const tensors = [
    createTensor('float32', [2, 2], Float32Array.of(0.1, NaN, -Infinity, 3)),
    createTensor('int64', [2], BigInt64Array.of(1n, 2n ** 60n)),
    createTensor('bool', [2, 1], Uint8Array.of(1, 0)),
  ]
  t.equal(write(tensors, 2, 'p,q,n,b\n'), 'p,q,n,b\n0.1,NaN,1,true\n-Infinity,3,1152921504606846976,false\n')
})

t.test('an empty text alone in a line is quoted', async (t) => {
  const texts = createTensor('string', [3], ['', 'a', ''])
  t.equal(write([texts], 3), '""\na\n""\n')
  t.equal(write([texts, texts], 3), ',\na,a\n,\n')
})

t.test('what needs quotes', async (t) => {
  t.same(['a', '', ' ', 'a,b', 'a"b', 'a\nb', 'a\rb'].map(quoted), [
    ...['a', '', ' ', '"a,b"', '"a""b"', '"a\nb"', '"a\rb"'],
  ])
})

t.test('no value is lost or changed', async (t) => {
  const types: readonly ElementType[] = [
    'float16',
    'float32',
    'float64',
    'int32',
    'int64',
    'uint32',
    'uint64',
    'bool',
    'string',
  ]
  const tensor = fc
    .tuple(fc.constantFrom(...types), fc.integer({ min: 1, max: 3 }))
    .chain(([type, width]) => arbitraryTensor(type, [width], 40))
  fc.assert(
    fc.property(tensor, (tensor) => {
      const [rows, width] = tensor.dims as [number, number]
      const found: string[] = []
      readRecords(write([tensor], rows), (fields) => {
        found.push(...fields)
        t.equal(fields.length, width)
      })
      t.strictSame(
        found,
        jsonValues(tensor).map((value) => (value === null ? 'NaN' : String(value))),
      )
    }),
    { numRuns: 300 },
  )
})
