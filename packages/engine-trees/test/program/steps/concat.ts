import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, constantOf, floats, rowsOf, run } from '../../fixtures/run-step.ts'

t.test('beside each other, a constant in every row', async (t) => {
  const given = [floats(1, 1, 2), floats(2, 3, 4, 5, 6), constantOf('float32', Float32Array.of(9))]
  t.match(run({ kind: 'concat', parts: [1, 2, 0] }, given), {
    types: [{ type: 'float32', columns: 4 }],
    elements: [[3, 4, 9, 1, 5, 6, 9, 2]],
  })
})

t.test('what does not fit', async (t) => {
  const given = [floats(1, 1), rowsOf('string', 1, ['a']), rowsOf('float32', -1, new Float32Array(0))]
  const concat = (...parts: number[]) => faultOf(() => bind({ kind: 'concat', parts }, given))
  t.match(concat(), { message: /no parts/ })
  t.match(concat(0, 1), { message: /float32 and string/ })
  t.match(concat(0, 2), { message: /unknown width/ })
  t.match(concat(0, 3), { message: /from 0 to 2/ })
})

t.test('parts without columns cost something', async (t) => {
  const given = [floats(1, 1), constantOf('float32', new Float32Array(0))]
  t.equal(bind({ kind: 'concat', parts: [0, 1, 1, 1] }, given).cost, 4)
})
