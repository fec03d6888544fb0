import { createTensor, type Tensor, type TensorSpec } from '@inferry/core'
import t from 'tap'
import { fromOrt, toOrt } from '../../src/inline/tensors.ts'

const spec = (name: string, type: TensorSpec['type']): TensorSpec => ({ name, type, shape: [-1] })

t.test('feeds are the tensors themselves', async (t) => {
  const x = createTensor('float16', [2], Uint16Array.of(1, 2))
  const feeds = toOrt({ x }, [spec('x', 'float16')])
  t.same(feeds, { x: { ...x, location: 'cpu' } })
  t.equal(feeds['x']?.data, x.data, 'no copy')
})

t.test('shared memory is copied', async (t) => {
  const x = createTensor('float32', [1], new Float32Array(new SharedArrayBuffer(4)))
  const data = toOrt({ x }, [spec('x', 'float32')])['x']?.data as Float32Array
  t.ok(data.buffer instanceof ArrayBuffer)
})

const faults: readonly (readonly [Record<string, Tensor>, TensorSpec['type'], string])[] = [
  [{}, 'float32', 'is missing'],
  [{ toString: createTensor('float32', [1]) }, 'float32', 'is missing'],
  [
    { x: { type: 'float32', dims: [1], data: new Float32Array(2) } },
    'float32',
    'has 2 elements, its shape [1] has 1',
  ],
  [
    { x: createTensor('string', [2], ['a', 'b\0c']) },
    'string',
    'holds a NUL character in the string 1, which onnxruntime cannot take',
  ],
  [
    { x: createTensor('string', [1], ['\udc00']) },
    'string',
    'holds half a surrogate pair in the string 0, which onnxruntime cannot take',
  ],
]
for (const [inputs, type, sentence] of faults) {
  t.test(sentence, async (t) => {
    t.throws(() => toOrt(inputs, [spec('x', type)]), {
      code: 'INVALID_INPUT',
      message: `input "x" ${sentence}`,
      location: { field: 'x' },
    })
  })
}

t.test('whole surrogate pairs are fine', async (t) => {
  t.doesNotThrow(() => toOrt({ x: createTensor('string', [1], ['𝄞']) }, [spec('x', 'string')]))
})

t.test('results in the order of the specs, float16 as bits', async (t) => {
  const result = (type: string, data: unknown) => ({ type, dims: [2], data, location: 'cpu' })
  // As Node 24's Float16Array: another view of 16-bit elements.
  const halves = new Int16Array(Uint16Array.of(9, 1, 0xfc00).buffer, 2)
  const outputs = fromOrt({ b: result('float16', halves), a: result('bool', Uint8Array.of(0, 1)) }, [
    spec('a', 'bool'),
    spec('b', 'float16'),
  ])
  t.same(Object.keys(outputs), ['a', 'b'])
  t.same(outputs['a'], createTensor('bool', [2], Uint8Array.of(0, 1)))
  t.same(outputs['b'], createTensor('float16', [2], Uint16Array.of(1, 0xfc00)))
  t.ok(outputs['b']?.data instanceof Uint16Array)
})
