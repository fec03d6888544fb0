import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, constantOf, floats, rowsOf, run } from '../../fixtures/run-step.ts'

const step = { kind: 'one-hot', x: 0, categories: 1 }
const given = [rowsOf('string', 2, ['a', 'c', 'x', 'b']), constantOf('string', ['a', 'b', 'c'])]

t.test('a column for each category of each element', async (t) => {
  t.match(run(step, given), {
    types: [{ type: 'float32', columns: 6 }],
    elements: [[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]],
  })
})

t.test('what is no category fails, if told', async (t) => {
  t.throws(() => run({ ...step, strict: true }, given), {
    code: 'INFERENCE_FAILED',
    message: 'row 11: "x" is none of the categories of the model',
    location: { row: 11 },
  })
})

t.test('an int64 is told whole', async (t) => {
  const large = [
    rowsOf('int64', 1, BigInt64Array.of(2n ** 53n + 1n)),
    constantOf('int64', BigInt64Array.of(1n)),
  ]
  t.throws(() => run({ ...step, strict: true }, large), { message: /^row 10: 9007199254740993 is none/ })
})

t.test('what does not fit', async (t) => {
  t.match(
    faultOf(() => bind(step, [floats(1, 1), given[1] as (typeof given)[0]])),
    { message: /categories are string/ },
  )
  t.match(
    faultOf(() => bind(step, [rowsOf('string', 0, []), given[1] as (typeof given)[0]])),
    { message: /no columns/ },
  )
})
