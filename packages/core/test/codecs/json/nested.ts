import t from 'tap'
import { readNested } from '../../../src/codecs/json/nested.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('nested or flat', async (t) => {
  const wanted = { type: 'int8', dims: [2, 3], data: Int8Array.of(1, 2, 3, 4, 5, 6) }
  t.strictSame(readNested('int8', [2, 3], [1, 2, 3, 4, 5, 6], 'x'), wanted)
  t.strictSame(
    readNested(
      'int8',
      [2, 3],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      'x',
    ),
    wanted,
  )
  t.strictSame(readNested('int8', [1, 1], [[5]], 'x').data, Int8Array.of(5))
  t.strictSame(readNested('int8', [], [5], 'x'), { type: 'int8', dims: [], data: Int8Array.of(5) })
  t.strictSame(readNested('int8', [], 5, 'x').data, Int8Array.of(5))
  t.equal(readNested('int8', [0, 3], [], 'x').data.length, 0)
  t.equal(readNested('int8', [2, 0], [[], []], 'x').data.length, 0)
})

t.test('refuses other lengths, depths and values', async (t) => {
  const table: readonly (readonly [readonly number[], unknown, RegExp])[] = [
    [
      [2, 3],
      [1, 2, 3],
      /^x: the shape \[2,3\] wants arrays of 2 at depth 0, or the flat array of all 6 values; found an array of 3/,
    ],
    [[2, 2], [[1, 2], [3]], /arrays of 2 at depth 1; found an array of 1/],
    [[2, 2], [[1, 2], 3], /depth 1; found 3/],
    [[2, 2], [1, 2, 3, 'x'], /value 3 is "x"/],
    [
      [2, 2],
      [
        [1, 2],
        [3, [4]],
      ],
      /value 3 is an array of 1, expected a whole number from -128 to 127 \(int8\)/,
    ],
    [[2], [1, [2]], /value 1 is an array/],
    [[2], 'ab', /found "ab"/],
    [[1000, 1000, 1000], [[[1]]], /wants arrays of 1000/],
    [[], [1, 2], /value 0 is an array of 2/],
  ]
  for (const [dims, value, message] of table) {
    const error = refusal(() => readNested('int8', dims, value, 'x'))
    t.match(error, { code: 'INVALID_INPUT', message, location: { field: 'x' } })
  }
})
