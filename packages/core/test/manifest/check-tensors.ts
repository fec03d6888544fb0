import { elementTypes } from '@inferry/core'
import t from 'tap'
import { checkInputs, checkOutputs } from '../../src/manifest/check-tensors.ts'

const inputs = (...value: readonly object[]) => checkInputs({ value, at: 'inputs', file: 'f.json' })
const outputs = (...value: readonly object[]) => checkOutputs({ value, at: 'outputs', file: 'f.json' })

t.test('takes every element type', async () => {
  for (const type of elementTypes) {
    inputs({ name: 'x', type, shape: [-1] })
    outputs({ name: 'x', type, shape: [-1] })
  }
})

t.test('a column without a list of columns is named by its input', async (t) => {
  const listed = { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] }
  for (const shape of [[-1], [-1, 1]]) {
    t.throws(() => inputs(listed, { name: 'b', type: 'string', shape }), /inputs\[1\]\.name is "b" again/)
  }
  inputs(listed, { name: 'b', type: 'string', shape: [-1, 2] })
  inputs(listed, { name: 'b', type: 'string', shape: [1] })
})

t.test('labels name the last dimension', async (t) => {
  outputs({ name: 'y', type: 'float32', shape: [-1, 4, 2], labels: ['a', 'b'] })
  outputs({ name: 'y', type: 'float32', shape: [-1, -1], labels: ['a', 'b'] })
  for (const shape of [[], [-1], [2]]) {
    const output = { name: 'y', type: 'float32', shape, labels: ['a', 'b'] }
    t.throws(() => outputs(output), /cannot have labels; expected a dimension after the rows/)
  }
})
