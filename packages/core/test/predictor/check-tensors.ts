import { createTensor, type TensorSpec, type Tensors } from '@inferry/core'
import t from 'tap'
import { checkTensors } from '../../src/predictor/check-tensors.ts'

const specs: readonly TensorSpec[] = [
  { name: 'X', type: 'float32', shape: [-1, 3] },
  { name: 'm', type: 'bool', shape: [-1, -1] },
  { name: 'k', type: 'int64', shape: [] },
]
const good: Tensors = {
  X: createTensor('float32', [2, 3]),
  m: createTensor('bool', [2, 7]),
  k: createTensor('int64', []),
}

t.test('takes what fits, in any order', async () => {
  checkTensors(good, specs, 'input')
  checkTensors(Object.fromEntries(Object.entries(good).toReversed()), specs, 'input')
})

const bad: Readonly<Record<string, readonly [Tensors, string, string]>> = {
  'a missing tensor': [
    { X: good['X'] as never, k: good['k'] as never },
    'm',
    'input "m" is missing; expected bool [-1, -1]',
  ],
  'missing tensors': [{ X: good['X'] as never }, 'm', 'inputs m, k are missing'],
  'a misspelt tensor': [
    { x: good['X'] as never, m: good['m'] as never },
    'x',
    'input "x" is unknown; known are X, m, k',
  ],
  'no rows': [
    { ...good, X: createTensor('float32', [0, 3]) },
    'X',
    'input "X" has no rows, expected at least one',
  ],
  'an unknown tensor': [{ ...good, y: good['k'] as never }, 'y', 'input "y" is unknown; known are X, m, k'],
  'another type': [
    { ...good, X: createTensor('float64', [2, 3]) },
    'X',
    'input "X" is float64 [2, 3], expected float32 [-1, 3]',
  ],
  'another fixed dimension': [
    { ...good, X: createTensor('float32', [2, 4]) },
    'X',
    'input "X" is float32 [2, 4], expected float32 [-1, 3]',
  ],
  'another rank': [
    { ...good, X: createTensor('float32', [6]) },
    'X',
    'input "X" is float32 [6], expected float32 [-1, 3]',
  ],
  'a tensor for a scalar': [
    { ...good, k: createTensor('int64', [1]) },
    'k',
    'input "k" is int64 [1], expected int64 []',
  ],
  'other rows': [
    { ...good, m: createTensor('bool', [3, 7]) },
    'm',
    'input "m" has 3 rows, the ones before it 2',
  ],
}

for (const [name, [tensors, field, message]] of Object.entries(bad)) {
  t.test(`refuses ${name}`, async (t) => {
    t.throws(() => checkTensors(tensors, specs, 'input'), {
      code: 'INVALID_INPUT',
      message,
      location: { field },
    })
  })
}

t.test('looks at own members only', async (t) => {
  const inherited: readonly TensorSpec[] = [{ name: 'constructor', type: 'bool', shape: [] }]
  t.throws(() => checkTensors({}, inherited, 'output'), /output "constructor" is missing/)
})

t.test('some of the names are enough where that is said, but no others', async (t) => {
  const specs = [
    { name: 'a', type: 'float32', shape: [-1] },
    { name: 'b', type: 'float32', shape: [-1] },
  ] as const
  const tensor = { type: 'float32', dims: [1], data: new Float32Array(1) } as const
  t.doesNotThrow(() => checkTensors({ b: tensor }, specs, 'output', 'some'))
  t.throws(() => checkTensors({ b: tensor, c: tensor }, specs, 'output', 'some'), {
    code: 'INVALID_INPUT',
    message: 'output "c" is unknown; known are a, b',
  })
  t.throws(() => checkTensors({ b: { ...tensor, dims: [1, 1] } }, specs, 'output', 'some'), {
    message: 'output "b" is float32 [1, 1], expected float32 [-1]',
  })
})
