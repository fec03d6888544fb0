import { createTensor, type Tensors } from '@inferry/core'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import type { BoundInput } from '../../src/program/bind-program.ts'
import { type Feed, readInputs } from '../../src/session/read-inputs.ts'

const specs: readonly BoundInput[] = [
  { name: 'x', type: 'float32', shape: [-1, 2, 2], columns: 4 },
  { name: 'any', type: 'int64', shape: [-1, -1], columns: -1 },
]
const x = createTensor('float32', [3, 2, 2])
const any = createTensor('int64', [3, 5])

t.test('the tensors of a request, not copied', async (t) => {
  const feed: Feed = { rows: 0, data: [], columns: [], width: 0 }
  readInputs({ any, x }, specs, feed)
  t.same([feed.rows, feed.columns, feed.width], [3, [4, 5], 5])
  t.equal(feed.data[0], x.data)
  t.equal(feed.data[1], any.data)
})

t.test('what does not fit is named', async (t) => {
  const cases: readonly (readonly [object, RegExp])[] = [
    [{ x: undefined }, /^input "x" is missing/],
    [{ any: createTensor('int32', [3, 5]) }, /^input "any" is int32, expected int64/],
    [{ x: createTensor('float32', [3, 4]) }, /^input "x" has the shape \[3,4\], expected \[-1,2,2\]/],
    [{ x: createTensor('float32', [3, 2, 3]) }, /^input "x" has the shape/],
    [{ any: createTensor('int64', [3, 0]) }, /^input "any" has no columns: its shape is \[3,0\]/],
    [{ any: createTensor('int64', [2, 5]) }, /^input "any" has 2 rows, the ones before it 3/],
    [{ x: { ...x, data: new Float32Array(11) } }, /^input "x" has 11 elements, its shape \[3,2,2\] has 12/],
  ]
  for (const [change, message] of cases) {
    const inputs = { x, any, ...change } as Tensors
    t.match(
      faultOf(() => readInputs(inputs, specs, { rows: 0, data: [], columns: [], width: 0 })),
      {
        code: 'INVALID_INPUT',
        message,
      },
    )
  }
})

t.test('only own properties are inputs', async (t) => {
  const fault = faultOf(() =>
    readInputs({}, [{ name: 'toString', type: 'string', shape: [-1], columns: 1 }], {
      rows: 0,
      data: [],
      columns: [],
      width: 0,
    }),
  )
  t.match(fault, { message: 'input "toString" is missing' })
})
