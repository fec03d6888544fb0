import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, constantOf, floats, rowsOf, run } from '../../fixtures/run-step.ts'

const binary = (operation: string, left = 0, right = 1) => ({ kind: 'binary', operation, left, right })

t.test('element by element, in the precision of the values', async (t) => {
  const given = [floats(2, 0.1, 1, 3, 4), constantOf('float32', Float32Array.of(0.2, 2))]
  t.match(run(binary('add'), given), {
    types: [{ type: 'float32', columns: 2 }],
    elements: [[Math.fround(Math.fround(0.1) + Math.fround(0.2)), 3, Math.fround(3 + Math.fround(0.2)), 6]],
  })
  t.match(run(binary('less'), given), { types: [{ type: 'bool' }], elements: [[1, 1, 0, 0]] })
})

t.test('one column for all, on either side', async (t) => {
  const given = [floats(2, 1, 2, 3, 4), floats(1, 10, 20)]
  t.same(run(binary('sub'), given).elements, [[-9, -8, -17, -16]])
  t.same(run(binary('sub', 1, 0), given).elements, [[9, 8, 17, 16]])
})

t.test('texts and int64 are compared as they are', async (t) => {
  const texts = [rowsOf('string', 1, ['a', 'b']), constantOf('string', ['b'])]
  t.same(run(binary('equal'), texts).elements, [[0, 1]])
  const whole = [
    rowsOf('int64', 1, BigInt64Array.of(2n ** 53n + 1n)),
    constantOf('int64', BigInt64Array.of(2n ** 53n)),
  ]
  t.same(run(binary('greater'), whole).elements, [[1]])
  t.same(run(binary('mul'), whole).elements, [[2n ** 53n]])
})

t.test('what does not fit', async (t) => {
  const given = [floats(2, 1, 2), rowsOf('float64', 2, Float64Array.of(1, 2)), rowsOf('string', 1, ['a'])]
  t.match(
    faultOf(() => bind(binary('add'), given)),
    { message: /float32 and float64/ },
  )
  t.match(
    faultOf(() => bind(binary('add', 2, 2), given)),
    { message: /there is no add of string/ },
  )
  t.match(
    faultOf(() => bind(binary('nope', 0, 0), given)),
    { message: /"operation" is none of/ },
  )
})
