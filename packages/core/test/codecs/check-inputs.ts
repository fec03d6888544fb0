import { createTensor, type Tensor } from '@inferry/core'
import t from 'tap'
import { checkInputs } from '../../src/codecs/check-inputs.ts'
import { signature } from '../fixtures/models.ts'
import { refusal } from '../fixtures/refusals.ts'

const manifest = signature([
  { name: 'x', type: 'float32', shape: [-1, 2] },
  { name: 'mask', type: 'int64', shape: [-1, -1] },
  { name: 'scale', type: 'float32', shape: [] },
])

const good: Readonly<Record<string, Tensor>> = {
  scale: createTensor('float32', []),
  mask: createTensor('int64', [3, 5]),
  x: createTensor('float32', [3, 2]),
}

t.test('gives the inputs in the order of the manifest', async (t) => {
  const inputs = checkInputs(manifest, new Map(Object.entries(good)))
  t.same(Object.keys(inputs), ['x', 'mask', 'scale'])
  t.equal(inputs['x'], good['x'])
})

const bad: Readonly<Record<string, readonly [Record<string, Tensor | undefined>, RegExp]>> = {
  'an unknown input': [{ y: createTensor('int8', []) }, /unknown input "y"; known are x, mask, scale/],
  'a missing input': [{ scale: undefined }, /lacks the input scale/],
  'missing inputs': [{ scale: undefined, x: undefined }, /lacks the inputs x, scale/],
  'another element type': [
    { x: createTensor('float64', [3, 2]) },
    /"x" has the datatype FP64, expected FP32/,
  ],
  'another rank': [{ x: createTensor('float32', [3]) }, /"x" has the shape \[3\], expected \[-1,2\]/],
  'another dimension': [{ x: createTensor('float32', [3, 3]) }, /"x" has the shape \[3,3\]/],
  'no rows': [{ x: createTensor('float32', [0, 2]) }, /"x" has no rows/],
  'other rows': [{ mask: createTensor('int64', [2, 5]) }, /"mask" has 2 rows, others 3/],
}
for (const [name, [change, message]] of Object.entries(bad)) {
  t.test(`refuses ${name}`, async (t) => {
    const entries = Object.entries({ ...good, ...change }).filter(
      (entry): entry is [string, Tensor] => entry[1] !== undefined,
    )
    t.match(
      refusal(() => checkInputs(manifest, new Map(entries))),
      { code: 'INVALID_INPUT', message },
    )
  })
}
