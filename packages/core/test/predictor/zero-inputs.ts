import t from 'tap'
import { zeroInputs } from '../../src/predictor/zero-inputs.ts'

t.test('is one row of nothing', async (t) => {
  t.same(
    zeroInputs([
      { name: 'x', type: 'float32', shape: [-1, 2] },
      { name: 's', type: 'string', shape: [-1, 1] },
      { name: 'k', type: 'int64', shape: [] },
      { name: 'f', type: 'bool', shape: [3] },
    ]),
    {
      x: { type: 'float32', dims: [1, 2], data: new Float32Array(2) },
      s: { type: 'string', dims: [1, 1], data: [''] },
      k: { type: 'int64', dims: [], data: new BigInt64Array(1) },
      f: { type: 'bool', dims: [3], data: new Uint8Array(3) },
    },
  )
})

t.test('there is none where another dimension is open', async (t) => {
  t.equal(zeroInputs([{ name: 'x', type: 'float32', shape: [-1, -1] }]), undefined)
})
