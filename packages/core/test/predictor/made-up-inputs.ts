import t from 'tap'
import { madeUpInputs } from '../../src/predictor/made-up-inputs.ts'

t.test('is one row of nothing', async (t) => {
  t.same(
    madeUpInputs(
      [
        { name: 'x', type: 'float32', shape: [-1, 2] },
        { name: 's', type: 'string', shape: [-1, 1] },
        { name: 'k', type: 'int64', shape: [] },
        { name: 'f', type: 'bool', shape: [3] },
      ],
      0,
    ),
    {
      x: { type: 'float32', dims: [1, 2], data: new Float32Array(2) },
      s: { type: 'string', dims: [1, 1], data: [''] },
      k: { type: 'int64', dims: [], data: new BigInt64Array(1) },
      f: { type: 'bool', dims: [3], data: new Uint8Array(3) },
    },
  )
})

t.test('or one row of ones', async (t) => {
  t.same(
    madeUpInputs(
      [
        { name: 'h', type: 'float16', shape: [-1, 2] },
        { name: 's', type: 'string', shape: [-1, 1] },
        { name: 'k', type: 'uint64', shape: [] },
        { name: 'f', type: 'bool', shape: [1] },
      ],
      1,
    ),
    {
      h: { type: 'float16', dims: [1, 2], data: Uint16Array.of(0x3c00, 0x3c00) },
      s: { type: 'string', dims: [1, 1], data: ['1'] },
      k: { type: 'uint64', dims: [], data: BigUint64Array.of(1n) },
      f: { type: 'bool', dims: [1], data: Uint8Array.of(1) },
    },
  )
})

t.test('there is none where another dimension is open', async (t) => {
  t.equal(madeUpInputs([{ name: 'x', type: 'float32', shape: [-1, -1] }], 0), undefined)
})
