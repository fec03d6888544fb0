import t from 'tap'
import { readFrame } from '../../../src/codecs/json/read-frame.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const layout = rowLayout(signature([{ name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] }]))
const unnamed = rowLayout(signature([{ name: 'X', type: 'float32', shape: [-1, 2] }]))

t.test('by name or by position', async (t) => {
  const data = [[1, 2]]
  t.strictSame(readFrame(layout, { columns: ['b', 'a'], data })['X']?.data, Float32Array.of(2, 1))
  for (const frame of [{ data }, { columns: null, data, index: ['r'] }, { columns: [0, 1], data }]) {
    t.strictSame(readFrame(unnamed, frame)['X']?.data, Float32Array.of(1, 2))
  }
})

t.test('refuses what does not fit', async (t) => {
  const data = [[1, 2]]
  const table: readonly (readonly [unknown, RegExp])[] = [
    [[], /dataframe_split is an array of 0, expected an object/],
    [null, /dataframe_split is null/],
    [{ data, dtype: 1 }, /unknown keys dtype; known are columns, index, data/],
    [{ columns: ['a', 'b'] }, /dataframe_split\.data is nothing/],
    [{ columns: 'ab', data }, /dataframe_split\.columns is "ab"/],
    [{ columns: ['a', 1], data }, /dataframe_split\.columns\[1\] is 1, expected a name/],
    [{ columns: [1, 0], data }, /dataframe_split\.columns\[0\] is 1/],
    [{ columns: ['a', 'c'], data }, /dataframe_split\.columns has the unknown column "c"/],
    [{ columns: ['a', 'a'], data }, /the column "a" twice/],
    [{ columns: ['a'], data }, /lacks the column b/],
    [{ columns: ['a', 'b'], data: [[1, 2], [3]] }, /row 1: an array of 1, expected an array of 2/],
    [{ columns: ['a', 'b'], data: [[1, 2], { a: 1 }] }, /row 1: an object/],
    [{ columns: ['b', 'a'], data: [[1, 'x']] }, /row 0, column "a": "x"/],
    [{ columns: ['b', 'a'], data: [] }, /no rows/],
  ]
  for (const [frame, message] of table)
    t.match(
      refusal(() => readFrame(layout, frame)),
      { code: 'INVALID_INPUT', message },
    )
  t.match(
    refusal(() => readFrame(unnamed, { columns: ['a', 'b'], data })),
    { message: /has no column names for X/ },
  )
})
